package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind.INTERNAL_ERROR_AFTER;
import static software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind.REPLY_LOST;
import static software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind.THROTTLE;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** A delete whose response was lost is done, and one of what never existed is not. */
class DeleteOnceTest {

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness(Duration.ofMillis(300));

    @Test
    void aDeleteWhoseReplyWasLostIsDone() {
        ResourceModel held = harness.given(harness.model("$default"));
        for (FaultKind kind : List.of(REPLY_LOST, INTERNAL_ERROR_AFTER)) {
            harness.given(held);
            harness.service().inject(Fault.first(1, ServiceOperations.DELETE, kind));

            assertThat(harness.delete(held)).isEqualTo(ProgressEvent.defaultSuccessHandler(null));
            assertThat(harness.held()).isEmpty();
        }
    }

    @Test
    void aDeleteWhoseReplyWasLostInAnEarlierInvocationIsDone() {
        ResourceModel held = harness.given(harness.model("$default"));
        harness.service()
                .inject(
                        Fault.first(1, ServiceOperations.DELETE, REPLY_LOST),
                        new Fault(ServiceOperations.DELETE, 2, 30, THROTTLE, Duration.ZERO));

        assertThat(harness.delete(held)).isEqualTo(ProgressEvent.defaultSuccessHandler(null));
        assertThat(harness.events()).hasSizeGreaterThan(1);
    }

    @Test
    void aDeleteOfWhatWasNeverThereIsNotFoundEvenAfterAThrottle() {
        harness.service().inject(Fault.first(1, ServiceOperations.DELETE, THROTTLE));

        assertThat(harness.delete(harness.model("$default").toBuilder()
                                .integrationResponseId("nosuch1")
                                .build())
                        .getErrorCode())
                .isEqualTo(HandlerErrorCode.NotFound);
    }
}
