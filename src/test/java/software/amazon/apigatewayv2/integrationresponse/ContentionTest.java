package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Contention, throttling and outages are retried, and the retries end. */
class ContentionTest {

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness(Duration.ofMillis(300));

    @ParameterizedTest
    @EnumSource(Action.class)
    void threeThrottlesInARowAreRetriedInOneInvocation(Action action) {
        harness.chance(0.999);
        harness.service().inject(Fault.first(3, Fault.ANY_OPERATION, FaultKind.THROTTLE));

        assertThat(perform(action).isSuccess()).isTrue();
        assertThat(harness.events()).hasSize(1);
        assertThat(harness.calls()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void fiveConcurrentModificationsInARowAreRetried(Action action) {
        harness.chance(0.999);
        harness.service().inject(Fault.first(5, Fault.ANY_OPERATION, FaultKind.CONCURRENT_MODIFICATION));

        assertThat(perform(action).isSuccess()).isTrue();
        assertThat(harness.calls()).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("endless")
    void whatNeverEndsIsGivenUpWithinTheBudgetWithTheFittingCode(Action action, FaultKind kind, HandlerErrorCode code) {
        harness.service().inject(Fault.every(Fault.ANY_OPERATION, kind));
        long began = harness.timing().now();

        ProgressEvent<ResourceModel, CallbackContext> event = perform(action);

        assertThat(event.getErrorCode()).isEqualTo(code);
        assertThat(event.getMessage()).containsPattern("after \\d+ calls? in \\d+ invocations? over \\d+ s");
        assertThat(event.getResourceModel()).isNull();
        assertThat(event.getCallbackDelaySeconds()).isZero();
        assertThat(harness.events().size()).isLessThanOrEqualTo(20);
        if (answersAtOnce(action)) {
            assertThat(harness.events()).hasSize(1);
            assertThat(harness.timing().now() - began).isLessThanOrEqualTo(12_000);
        } else {
            assertThat(harness.events()).hasSize(20);
        }
    }

    static Stream<Arguments> endless() {
        return Stream.of(Action.values())
                .flatMap(action -> Stream.of(
                        arguments(action, FaultKind.THROTTLE, HandlerErrorCode.Throttling),
                        arguments(action, FaultKind.CONCURRENT_MODIFICATION, HandlerErrorCode.ResourceConflict),
                        arguments(
                                action,
                                FaultKind.INTERNAL_ERROR,
                                unknown(action, HandlerErrorCode.ServiceInternalError)),
                        arguments(action, FaultKind.DROPPED_BEFORE, unknown(action, HandlerErrorCode.NetworkFailure)),
                        arguments(
                                action,
                                action == Action.DELETE ? FaultKind.INTERNAL_ERROR : FaultKind.GARBAGE,
                                action == Action.DELETE
                                        ? HandlerErrorCode.ServiceInternalError
                                        : HandlerErrorCode.GeneralServiceException)));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void aRefusalIsNotTriedAgain(Action action) {
        harness.service().inject(Fault.every(Fault.ANY_OPERATION, FaultKind.FORBIDDEN));

        ProgressEvent<ResourceModel, CallbackContext> event = perform(action);

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.AccessDenied);
        assertThat(harness.calls()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void expiredCredentialsAreNamedAsSuch(Action action) {
        harness.service().inject(Fault.every(Fault.ANY_OPERATION, FaultKind.EXPIRED));

        assertThat(perform(action).getErrorCode()).isEqualTo(HandlerErrorCode.InvalidCredentials);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void noInvocationLastsLongerThanItMayWhenEachCallTakesAllItsTime(Action action) {
        harness.service().inject(Fault.every(Fault.ANY_OPERATION, FaultKind.DROPPED_BEFORE));
        VirtualTiming timing =
                new VirtualTiming(() -> 0.999, () -> harness.calls().size() * 10_000L);
        harness.timing(timing);
        long began = timing.now();

        harness.invoke(action, HandlerHarness.requestOf(subject(action)), null);

        assertThat(timing.now() - began).isLessThanOrEqualTo(answersAtOnce(action) ? 22_000 : 50_000);
    }

    @Test
    void aMutationWaitsNoMoreThanFourSecondsInOneInvocation() {
        for (double chance : List.of(0.0, 0.3, 0.7, 0.999)) {
            harness.clear();
            harness.chance(chance);
            harness.service().inject(Fault.every(Fault.ANY_OPERATION, FaultKind.THROTTLE));

            harness.invoke(Action.CREATE, HandlerHarness.requestOf(harness.model("$default")), null);

            assertThat(harness.timing().pauses().stream()
                            .mapToLong(Duration::toMillis)
                            .sum())
                    .isLessThanOrEqualTo(4_000);
            assertThat(harness.calls()).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void anUpdateInProgressShowsThePrimaryIdentifier() {
        harness.service().inject(Fault.first(12, ServiceOperations.UPDATE, FaultKind.CONCURRENT_MODIFICATION));
        ResourceModel held = harness.given(harness.model("$default"));

        assertThat(harness.update(held, held).isSuccess()).isTrue();
        assertThat(harness.events())
                .filteredOn(ProgressEvent::isInProgress)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getResourceModel().getPrimaryIdentifier())
                        .isNotNull());
    }

    private ProgressEvent<ResourceModel, CallbackContext> perform(Action action) {
        return harness.complete(action, HandlerHarness.requestOf(subject(action)));
    }

    private ResourceModel subject(Action action) {
        return switch (action) {
            case CREATE, LIST -> harness.model("$default");
            case READ, UPDATE, DELETE -> harness.given(harness.model("$default"));
        };
    }

    private static boolean answersAtOnce(Action action) {
        return action == Action.READ || action == Action.LIST;
    }

    /** A create whose outcome is unknown must not end with a code that CloudFormation retries. */
    private static HandlerErrorCode unknown(Action action, HandlerErrorCode code) {
        return action == Action.CREATE ? HandlerErrorCode.GeneralServiceException : code;
    }
}
