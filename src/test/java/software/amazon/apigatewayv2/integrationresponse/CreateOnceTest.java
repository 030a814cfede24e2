package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** A create happens once, whatever is lost on the way, and never adopts what someone else created. */
class CreateOnceTest {

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness(Duration.ofMillis(300));

    @ParameterizedTest
    @EnumSource(
            names = {"FORBIDDEN", "EXPIRED", "QUOTA"},
            mode = EnumSource.Mode.EXCLUDE)
    void createsOnceAndAdoptsNothingThoughTheFirstCallFails(FaultKind kind) {
        Fault fault = kind == FaultKind.SLOW
                ? Fault.slow(ServiceOperations.CREATE, Duration.ofMillis(900)).onlyOn(1)
                : Fault.nth(1, ServiceOperations.CREATE, kind);
        harness.service().inject(fault);

        ProgressEvent<ResourceModel, CallbackContext> created = harness.create(asked());

        assertThat(created).isEqualTo(ProgressEvent.defaultSuccessHandler(created.getResourceModel()));
        assertThat(harness.held()).containsExactly(created.getResourceModel());

        harness.service().inject(fault);
        ProgressEvent<ResourceModel, CallbackContext> another = harness.create(asked().toBuilder()
                .templateSelectionExpression("${request.body.y}")
                .build());

        assertThat(another.getErrorCode()).isEqualTo(HandlerErrorCode.AlreadyExists);
        assertThat(another.getResourceModel()).isNull();
        assertThat(harness.held()).containsExactly(created.getResourceModel());
    }

    @Test
    void looksForTheKeyOnEveryPage() {
        give(60);
        harness.service().inject(Fault.nth(1, ServiceOperations.CREATE, FaultKind.REPLY_LOST));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(asked());

        assertThat(event.isSuccess()).isTrue();
        assertThat(harness.held()).hasSize(61).contains(event.getResourceModel());
        assertThat(harness.calls()).containsOnlyOnce(ServiceOperations.CREATE);
    }

    /** As if the service carried out the first call late. */
    @Test
    void findsInALaterInvocationWhatAppearedAfterTheLook() {
        harness.service()
                .inject(
                        Fault.nth(1, ServiceOperations.CREATE, FaultKind.DROPPED_BEFORE),
                        new Fault(ServiceOperations.CREATE, 2, 30, FaultKind.THROTTLE, Duration.ZERO));
        ProgressEvent<ResourceModel, CallbackContext> waiting =
                harness.invoke(Action.CREATE, HandlerHarness.requestOf(asked()), null);
        assertThat(harness.calls()).contains(ServiceOperations.LIST);
        ResourceModel appeared = harness.given(asked());

        assertThat(harness.invoke(Action.CREATE, HandlerHarness.requestOf(asked()), waiting.getCallbackContext()))
                .isEqualTo(ProgressEvent.defaultSuccessHandler(appeared));
        assertThat(harness.held()).containsExactly(appeared);
    }

    @Test
    void reportsTheErrorThatCameBeforeTheLook() {
        harness.given(harness.model("$default"));
        harness.service().inject(Fault.nth(1, ServiceOperations.CREATE, FaultKind.INTERNAL_ERROR));
        assertThat(harness.create(asked()).getMessage())
                .startsWith("IntegrationResponseKey $default already exists")
                .contains("(Service: ApiGatewayV2, Status Code: 500, Request ID: ");

        harness.service()
                .inject(
                        Fault.nth(1, ServiceOperations.CREATE, FaultKind.INTERNAL_ERROR),
                        Fault.nth(1, ServiceOperations.LIST, FaultKind.FORBIDDEN));
        assertThat(harness.create(asked()).getMessage())
                .contains("may or may not have been created", "Status Code: 500, Request ID: ", "Status Code: 403");
    }

    @Test
    void saysWhatMayStillAppearWhenARefusalFollowsALostCall() {
        ResourceModel refused = asked().toBuilder()
                .responseTemplates(Map.of("application/json", "x".repeat(32_769)))
                .build();
        harness.service().inject(Fault.nth(1, ServiceOperations.CREATE, FaultKind.INTERNAL_ERROR));
        assertThat(harness.create(refused).getMessage())
                .startsWith("The response template")
                .doesNotContain("may still appear");
        harness.service().inject(Fault.nth(1, ServiceOperations.CREATE, FaultKind.DROPPED_BEFORE));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(refused);

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(event.getMessage())
                .startsWith("The response template for application/json has at most 32768 characters (Service: ")
                .contains(
                        "An earlier call got no response",
                        "IntegrationResponseKey $default may still appear in integration");
    }

    @Test
    void knowsThatNothingWasCreatedWhereThereIsNoIntegration() {
        harness.service().inject(Fault.nth(1, ServiceOperations.CREATE, FaultKind.INTERNAL_ERROR));

        assertThat(harness.create(asked().toBuilder().integrationId("nosuch1").build())
                        .getErrorCode())
                .isEqualTo(HandlerErrorCode.NotFound);
    }

    @Test
    void inventsNoIdentifierForAnEventInProgress() {
        harness.service().inject(Fault.first(30, ServiceOperations.CREATE, FaultKind.THROTTLE));

        assertThat(harness.create(asked()).isSuccess()).isTrue();
        assertThat(harness.events())
                .filteredOn(ProgressEvent::isInProgress)
                .extracting(ProgressEvent::getResourceModel)
                .containsOnly(asked());
    }

    @ParameterizedTest
    @CsvSource({"true, 0, 2, repeated a nextToken", "false, 2501, 100, more than 100 pages"})
    void endsALookWhoseListDoesNotEnd(boolean repeatsTheToken, int number, int looks, String reason) {
        give(number);
        harness.service().behave(ServiceBehaviour.ordinary().withRepeatedToken(repeatsTheToken));
        harness.service().inject(Fault.nth(1, ServiceOperations.CREATE, FaultKind.DROPPED_BEFORE));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(asked());

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage()).contains("may or may not have been created", reason);
        assertThat(harness.calls()).hasSize(1 + looks).containsOnlyOnce(ServiceOperations.CREATE);
    }

    private void give(int number) {
        for (int i = 0; i < number; i++) {
            harness.given(harness.model("/" + i + "/"));
        }
    }

    private ResourceModel asked() {
        return harness.model("$default").toBuilder()
                .templateSelectionExpression("${request.body.x}")
                .responseTemplates(Map.of("application/json", "{}", "text/plain", ""))
                .build();
    }
}
