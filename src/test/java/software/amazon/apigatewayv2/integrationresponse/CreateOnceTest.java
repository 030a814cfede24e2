package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind.CONCURRENT_MODIFICATION;
import static software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind.DROPPED_BEFORE;
import static software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind.EXPIRED;
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
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** A create happens once, whatever is lost on the way, and never takes what is somebody else's. */
class CreateOnceTest {

    @AutoClose
    private final Desk desk = new Desk(Duration.ofMillis(300));

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"SLOW", "FORBIDDEN", "EXPIRED", "QUOTA"},
            mode = EnumSource.Mode.EXCLUDE)
    void oneFaultOnCreateEndsWithOneResourceAndItsIdentifier(FaultKind kind) {
        desk.service().inject(Fault.first(1, ServiceOperations.CREATE, kind));

        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(asked());

        assertThat(event).isEqualTo(ProgressEvent.defaultSuccessHandler(event.getResourceModel()));
        assertThat(desk.held()).containsExactly(event.getResourceModel());
    }

    @Test
    void anAnswerThatComesTooLateIsFoundByItsKey() {
        desk.service()
                .inject(Fault.slow(ServiceOperations.CREATE, Duration.ofMillis(900))
                        .onlyOn(1));

        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(asked());

        assertThat(event.isSuccess()).isTrue();
        assertThat(desk.held()).containsExactly(event.getResourceModel());
        assertThat(desk.calls()).contains(ServiceOperations.LIST);
    }

    @Test
    void faultsOnCreateAndOnTheSearchThatFollowsAreWaitedOut() {
        desk.service()
                .inject(
                        Fault.nth(1, ServiceOperations.CREATE, THROTTLE),
                        Fault.nth(2, ServiceOperations.CREATE, INTERNAL_ERROR),
                        Fault.nth(3, ServiceOperations.CREATE, CONCURRENT_MODIFICATION),
                        Fault.nth(4, ServiceOperations.CREATE, REPLY_LOST),
                        Fault.nth(1, ServiceOperations.LIST, THROTTLE),
                        Fault.nth(2, ServiceOperations.LIST, REPLY_LOST),
                        Fault.nth(4, ServiceOperations.LIST, INTERNAL_ERROR),
                        Fault.nth(5, ServiceOperations.LIST, GARBAGE));

        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(asked());

        assertThat(event.isSuccess()).isTrue();
        assertThat(desk.held()).containsExactly(event.getResourceModel());
        assertThat(Collections.frequency(desk.calls(), ServiceOperations.CREATE))
                .isEqualTo(4);
    }

    @Test
    void theKeyIsLookedForOnEveryPage() {
        for (int i = 0; i < 60; i++) {
            desk.given(desk.model("/" + i + "/"));
        }
        desk.service().inject(Fault.first(1, ServiceOperations.CREATE, REPLY_LOST));

        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(asked());

        assertThat(event.isSuccess()).isTrue();
        assertThat(desk.held()).hasSize(61).contains(event.getResourceModel());
        assertThat(Collections.frequency(desk.calls(), ServiceOperations.CREATE))
                .isEqualTo(1);
    }

    @Test
    void whatWasCreatedAfterTheSearchIsFoundWhenTheKeyIsTaken() {
        desk.service().inject(Fault.first(1, ServiceOperations.CREATE, DROPPED_BEFORE));
        ProgressEvent<ResourceModel, CallbackContext> event = invokeOnceUnresolved(asked(), () -> desk.given(asked()));

        assertThat(event.isSuccess()).isTrue();
        assertThat(desk.held()).containsExactly(event.getResourceModel());
    }

    @Test
    void aForeignResourceWithTheKeyAlreadyExistsAndIsUntouched() {
        ResourceModel foreign = desk.given(desk.model("$default"));

        for (FaultKind kind :
                List.of(INTERNAL_ERROR, DROPPED_BEFORE, REPLY_LOST, INTERNAL_ERROR_AFTER, GARBAGE, THROTTLE)) {
            desk.service().inject(Fault.first(1, ServiceOperations.CREATE, kind));

            ProgressEvent<ResourceModel, CallbackContext> event = desk.create(asked());

            assertThat(event.getErrorCode()).as("%s", kind).isEqualTo(HandlerErrorCode.AlreadyExists);
            assertThat(event.getResourceModel()).isNull();
            assertThat(desk.held()).containsExactly(foreign);
        }
    }

    @Test
    void anIdenticalForeignTwinIsReportedAsItWasBeforeIfNoOutcomeIsUnknown() {
        ResourceModel twin = desk.given(asked());

        assertThat(desk.create(asked()).getErrorCode()).isEqualTo(HandlerErrorCode.AlreadyExists);
        assertThat(desk.held()).containsExactly(twin);
    }

    @Test
    void whileItIsUnknownWhetherItHappenedTheOperationEndsOnlyForGood() {
        for (FaultKind kind : List.of(FORBIDDEN, EXPIRED, THROTTLE, INTERNAL_ERROR, REPLY_LOST, GARBAGE)) {
            desk.clear();
            desk.service()
                    .inject(
                            Fault.every(ServiceOperations.CREATE, REPLY_LOST),
                            Fault.every(ServiceOperations.LIST, kind));

            ProgressEvent<ResourceModel, CallbackContext> event = desk.create(asked());

            assertThat(event.getErrorCode()).as("%s", kind).isEqualTo(HandlerErrorCode.GeneralServiceException);
            assertThat(event.getMessage())
                    .contains("IntegrationResponseKey $default", "get-integration-responses", desk.integrationId());
            assertThat(event.getResourceModel()).isNull();
        }
    }

    @Test
    void aRefusalAfterALostCallIsToldInItsWordsAndSaysWhatMayStillAppear() {
        desk.service().inject(Fault.nth(1, ServiceOperations.CREATE, DROPPED_BEFORE));

        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(asked().toBuilder()
                .responseTemplates(Map.of("application/json", "x".repeat(32_769)))
                .build());

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(event.getMessage())
                .startsWith("The response template for application/json has at most 32768 characters (Service: ")
                .contains(
                        "An earlier call got no answer",
                        "IntegrationResponseKey $default may still appear in integration");
    }

    @Test
    void aRefusalAfterACallThatFailedIsToldInItsWordsOnly() {
        desk.service().inject(Fault.nth(1, ServiceOperations.CREATE, INTERNAL_ERROR));

        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(asked().toBuilder()
                .responseTemplates(Map.of("application/json", "x".repeat(32_769)))
                .build());

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(event.getMessage()).startsWith("The response template").doesNotContain("may still appear");
    }

    @Test
    void whereThereIsNoIntegrationNothingCanHaveBeenCreated() {
        desk.service().inject(Fault.nth(1, ServiceOperations.CREATE, INTERNAL_ERROR));

        ProgressEvent<ResourceModel, CallbackContext> event =
                desk.create(asked().toBuilder().integrationId("nosuch1").build());

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.NotFound);
        assertThat(event.getMessage()).contains("Invalid Integration identifier specified nosuch1");
    }

    @Test
    void aCreateThatCertainlyDidNotHappenMayBeTriedAfresh() {
        desk.service().inject(Fault.every(ServiceOperations.CREATE, THROTTLE));

        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(asked());

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.Throttling);
        assertThat(desk.calls()).containsOnly(ServiceOperations.CREATE);
        assertThat(desk.held()).isEmpty();
    }

    @Test
    void anIdentifierIsNeverInventedForAnEventInProgress() {
        desk.service().inject(Fault.first(30, ServiceOperations.CREATE, THROTTLE));

        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(asked());

        assertThat(event.isSuccess()).isTrue();
        assertThat(desk.events())
                .filteredOn(ProgressEvent::isInProgress)
                .isNotEmpty()
                .allSatisfy(progress -> {
                    assertThat(progress.getResourceModel()).isEqualTo(asked());
                    assertThat(progress.getCallbackDelaySeconds()).isBetween(1, 30);
                    assertThat(progress.getErrorCode()).isNull();
                });
    }

    @Test
    void aDeleteWhoseReplyWasLostIsDone() {
        ResourceModel held = desk.given(asked());
        for (FaultKind kind : List.of(REPLY_LOST, INTERNAL_ERROR_AFTER)) {
            desk.given(held);
            desk.service().inject(Fault.first(1, ServiceOperations.DELETE, kind));

            assertThat(desk.delete(held)).isEqualTo(ProgressEvent.defaultSuccessHandler(null));
            assertThat(desk.held()).isEmpty();
        }
    }

    @Test
    void aDeleteWhoseReplyWasLostInAnEarlierInvocationIsDone() {
        ResourceModel held = desk.given(asked());
        desk.service()
                .inject(
                        Fault.first(1, ServiceOperations.DELETE, REPLY_LOST),
                        new Fault(ServiceOperations.DELETE, 2, 30, THROTTLE, Duration.ZERO));

        assertThat(desk.delete(held)).isEqualTo(ProgressEvent.defaultSuccessHandler(null));
        assertThat(desk.events()).hasSizeGreaterThan(1);
    }

    @Test
    void aDeleteOfWhatWasNeverThereIsNotFoundEvenAfterAThrottle() {
        desk.service().inject(Fault.first(1, ServiceOperations.DELETE, THROTTLE));

        assertThat(desk.delete(asked().toBuilder()
                                .integrationResponseId("nosuch1")
                                .build())
                        .getErrorCode())
                .isEqualTo(HandlerErrorCode.NotFound);
    }

    /** Creates with an unknown outcome; {@code meanwhile} happens after the search found nothing. */
    private ProgressEvent<ResourceModel, CallbackContext> invokeOnceUnresolved(
            ResourceModel desired, Runnable meanwhile) {
        desk.service()
                .inject(
                        Fault.first(1, ServiceOperations.CREATE, DROPPED_BEFORE),
                        new Fault(ServiceOperations.CREATE, 2, 30, THROTTLE, Duration.ZERO));
        ProgressEvent<ResourceModel, CallbackContext> progress =
                desk.invoke(Action.CREATE, Desk.requestOf(desired), null);
        assertThat(progress.isInProgress()).isTrue();
        assertThat(desk.calls()).contains(ServiceOperations.LIST);
        desk.service().inject(Fault.nth(1, ServiceOperations.LIST, THROTTLE));
        meanwhile.run();
        return desk.invoke(Action.CREATE, Desk.requestOf(desired), progress.getCallbackContext());
    }

    private ResourceModel asked() {
        return desk.model("$default").toBuilder()
                .templateSelectionExpression("${request.body.x}")
                .responseTemplates(Map.of("application/json", "{}", "text/plain", ""))
                .build();
    }
}
