package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Looking for a key has an end, whatever the service's list does. */
class KeySearchTest {

    @AutoClose
    private static final HandlerHarness HARNESS = new HandlerHarness();

    @BeforeEach
    void startAnew() {
        HARNESS.clear();
        HARNESS.service().behave(ServiceBehaviour.ordinary());
    }

    @Test
    void aRepeatedTokenEndsTheLookAfterALostCreateWithThreeCallsInAll() {
        HARNESS.service().behave(ServiceBehaviour.ordinary().withRepeatedToken(true));
        HARNESS.service().inject(Fault.nth(1, ServiceOperations.CREATE, FaultKind.DROPPED_BEFORE));

        ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.create(HARNESS.model("$default"));

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage()).contains("may or may not have been created", "repeated a nextToken");
        assertThat(HARNESS.calls())
                .containsExactly(ServiceOperations.CREATE, ServiceOperations.LIST, ServiceOperations.LIST);
    }

    @Test
    void aRepeatedTokenLeavesACreateWithTheKeysWord() {
        given(30);
        HARNESS.given(HARNESS.model("$default").toBuilder()
                .integrationResponseId("zzz")
                .build());
        HARNESS.service().behave(ServiceBehaviour.ordinary().withRepeatedToken(true));

        ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.create(HARNESS.model("$default"));

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.AlreadyExists);
        assertThat(HARNESS.calls()).hasSize(3);
    }

    @Test
    void theLookEndsAfterAHundredPages() {
        given(100 * 25 + 1);
        HARNESS.service().inject(Fault.nth(1, ServiceOperations.CREATE, FaultKind.DROPPED_BEFORE));

        ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.create(HARNESS.model("$default"));

        assertThat(event.getMessage()).contains("may or may not have been created", "more than 100 pages");
        assertThat(Collections.frequency(HARNESS.calls(), ServiceOperations.LIST))
                .isEqualTo(100);
    }

    private static void given(int number) {
        for (int i = 0; i < number; i++) {
            HARNESS.given(HARNESS.model("/" + i + "/").toBuilder()
                    .integrationResponseId("r" + i)
                    .build());
        }
    }
}
