package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind.DROPPED_BEFORE;
import static software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind.FORBIDDEN;
import static software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind.GARBAGE;
import static software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind.INTERNAL_ERROR;
import static software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind.INTERNAL_ERROR_AFTER;
import static software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind.REPLY_LOST;
import static software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind.THROTTLE;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
            value = FaultKind.class,
            names = {"SLOW", "FORBIDDEN", "EXPIRED", "QUOTA"},
            mode = EnumSource.Mode.EXCLUDE)
    void makesOneResourceThoughTheFirstCreateFails(FaultKind kind) {
        harness.service().inject(Fault.first(1, ServiceOperations.CREATE, kind));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(asked());

        assertThat(event).isEqualTo(ProgressEvent.defaultSuccessHandler(event.getResourceModel()));
        assertThat(harness.held()).containsExactly(event.getResourceModel());
    }

    @Test
    void findsWhatWasMadeByItsKeyWhenTheResponseComesTooLate() {
        harness.service()
                .inject(Fault.slow(ServiceOperations.CREATE, Duration.ofMillis(900))
                        .onlyOn(1));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(asked());

        assertThat(event.isSuccess()).isTrue();
        assertThat(harness.held()).containsExactly(event.getResourceModel());
        assertThat(harness.calls()).contains(ServiceOperations.LIST);
    }

    @Test
    void looksForTheKeyOnEveryPage() {
        for (int i = 0; i < 60; i++) {
            harness.given(harness.model("/" + i + "/"));
        }
        harness.service().inject(Fault.first(1, ServiceOperations.CREATE, REPLY_LOST));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(asked());

        assertThat(event.isSuccess()).isTrue();
        assertThat(harness.held()).hasSize(61).contains(event.getResourceModel());
        assertThat(Collections.frequency(harness.calls(), ServiceOperations.CREATE))
                .isEqualTo(1);
    }

    @Test
    void findsWhatAppearedAfterTheLookWhenTheKeyAlreadyExists() {
        harness.service().inject(Fault.first(1, ServiceOperations.CREATE, DROPPED_BEFORE));
        ProgressEvent<ResourceModel, CallbackContext> event =
                invokeOnceUnresolved(asked(), () -> harness.given(asked()));

        assertThat(event.isSuccess()).isTrue();
        assertThat(harness.held()).containsExactly(event.getResourceModel());
    }

    @Test
    void leavesAloneWhatSomebodyElseCreatedWithTheKey() {
        ResourceModel existing = harness.given(harness.model("$default"));

        for (FaultKind kind :
                List.of(INTERNAL_ERROR, DROPPED_BEFORE, REPLY_LOST, INTERNAL_ERROR_AFTER, GARBAGE, THROTTLE)) {
            harness.service().inject(Fault.first(1, ServiceOperations.CREATE, kind));

            ProgressEvent<ResourceModel, CallbackContext> event = harness.create(asked());

            assertThat(event.getErrorCode()).as("%s", kind).isEqualTo(HandlerErrorCode.AlreadyExists);
            assertThat(event.getResourceModel()).isNull();
            assertThat(harness.held()).containsExactly(existing);
        }
    }

    @Test
    void tellsWhatTheServiceSaidBeforeALook() {
        harness.given(harness.model("$default"));
        harness.service().inject(Fault.first(1, ServiceOperations.CREATE, INTERNAL_ERROR));

        assertThat(harness.create(asked()).getMessage())
                .startsWith("IntegrationResponseKey $default already exists")
                .contains("(Service: ApiGatewayV2, Status Code: 500, Request ID: ");

        harness.service()
                .inject(
                        Fault.first(1, ServiceOperations.CREATE, INTERNAL_ERROR),
                        Fault.first(1, ServiceOperations.LIST, FORBIDDEN));

        assertThat(harness.create(asked()).getMessage())
                .contains("may or may not have been created", "Status Code: 500, Request ID: ", "Status Code: 403");
    }

    @Test
    void doesNotAdoptAnIdenticalOneIfNoOutcomeIsUnknown() {
        ResourceModel identical = harness.given(asked());

        assertThat(harness.create(asked()).getErrorCode()).isEqualTo(HandlerErrorCode.AlreadyExists);
        assertThat(harness.held()).containsExactly(identical);
    }

    @Test
    void saysWhatMayStillAppearWhenARefusalFollowsALostCall() {
        ResourceModel refused = asked().toBuilder()
                .responseTemplates(Map.of("application/json", "x".repeat(32_769)))
                .build();
        harness.service().inject(Fault.nth(1, ServiceOperations.CREATE, INTERNAL_ERROR));
        assertThat(harness.create(refused).getMessage())
                .startsWith("The response template")
                .doesNotContain("may still appear");
        harness.service().inject(Fault.nth(1, ServiceOperations.CREATE, DROPPED_BEFORE));

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
        harness.service().inject(Fault.nth(1, ServiceOperations.CREATE, INTERNAL_ERROR));

        ProgressEvent<ResourceModel, CallbackContext> event =
                harness.create(asked().toBuilder().integrationId("nosuch1").build());

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.NotFound);
        assertThat(event.getMessage()).contains("Invalid Integration identifier specified nosuch1");
    }

    @Test
    void inventsNoIdentifierForAnEventInProgress() {
        harness.service().inject(Fault.first(30, ServiceOperations.CREATE, THROTTLE));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(asked());

        assertThat(event.isSuccess()).isTrue();
        assertThat(harness.events())
                .filteredOn(ProgressEvent::isInProgress)
                .isNotEmpty()
                .allSatisfy(progress -> {
                    assertThat(progress.getResourceModel()).isEqualTo(asked());
                    assertThat(progress.getCallbackDelaySeconds()).isBetween(1, 60);
                    assertThat(progress.getErrorCode()).isNull();
                });
    }

    @Test
    void endsTheLookAtARepeatedTokenWithThreeCallsInAll() {
        harness.service().behave(ServiceBehaviour.ordinary().withRepeatedToken(true));
        harness.service().inject(Fault.nth(1, ServiceOperations.CREATE, FaultKind.DROPPED_BEFORE));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(harness.model("$default"));

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage()).contains("may or may not have been created", "repeated a nextToken");
        assertThat(harness.calls())
                .containsExactly(ServiceOperations.CREATE, ServiceOperations.LIST, ServiceOperations.LIST);
    }

    @Test
    void takesTheServicesWordForTheKeyAtARepeatedToken() {
        given(30);
        harness.given(harness.model("$default").toBuilder()
                .integrationResponseId("zzz")
                .build());
        harness.service().behave(ServiceBehaviour.ordinary().withRepeatedToken(true));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(harness.model("$default"));

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.AlreadyExists);
        assertThat(harness.calls()).hasSize(3);
    }

    @Test
    void endsTheLookAfterAHundredPages() {
        given(100 * 25 + 1);
        harness.service().inject(Fault.nth(1, ServiceOperations.CREATE, FaultKind.DROPPED_BEFORE));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(harness.model("$default"));

        assertThat(event.getMessage()).contains("may or may not have been created", "more than 100 pages");
        assertThat(Collections.frequency(harness.calls(), ServiceOperations.LIST))
                .isEqualTo(100);
    }

    private void given(int number) {
        for (int i = 0; i < number; i++) {
            harness.given(harness.model("/" + i + "/").toBuilder()
                    .integrationResponseId("r" + i)
                    .build());
        }
    }

    /** Creates with an unknown outcome; {@code meanwhile} happens after the search found nothing. */
    private ProgressEvent<ResourceModel, CallbackContext> invokeOnceUnresolved(
            ResourceModel desired, Runnable meanwhile) {
        harness.service()
                .inject(
                        Fault.first(1, ServiceOperations.CREATE, DROPPED_BEFORE),
                        new Fault(ServiceOperations.CREATE, 2, 30, THROTTLE, Duration.ZERO));
        ProgressEvent<ResourceModel, CallbackContext> progress =
                harness.invoke(Action.CREATE, HandlerHarness.requestOf(desired), null);
        assertThat(progress.isInProgress()).isTrue();
        assertThat(harness.calls()).contains(ServiceOperations.LIST);
        harness.service().inject(Fault.nth(1, ServiceOperations.LIST, THROTTLE));
        meanwhile.run();
        return harness.complete(Action.CREATE, HandlerHarness.requestOf(desired), progress.getCallbackContext());
    }

    private ResourceModel asked() {
        return harness.model("$default").toBuilder()
                .templateSelectionExpression("${request.body.x}")
                .responseTemplates(Map.of("application/json", "{}", "text/plain", ""))
                .build();
    }
}
