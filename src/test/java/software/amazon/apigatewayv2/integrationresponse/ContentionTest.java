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
import org.junit.jupiter.params.provider.CsvSource;
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
        harness.service().inject(Fault.first(3, ServiceOperations.of(action), FaultKind.THROTTLE));

        assertThat(perform(action).isSuccess()).isTrue();
        assertThat(harness.events()).hasSize(1);
        assertThat(harness.calls()).hasSize(4 + looks(action));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void fiveConcurrentModificationsInARowAreRetried(Action action) {
        harness.chance(0.999);
        harness.service().inject(Fault.first(5, ServiceOperations.of(action), FaultKind.CONCURRENT_MODIFICATION));

        assertThat(perform(action).isSuccess()).isTrue();
        assertThat(harness.calls()).hasSize(6 + looks(action));
    }

    @Test
    void theLookOfAnUpdateIsRetried() {
        harness.service().inject(Fault.first(3, ServiceOperations.GET, FaultKind.INTERNAL_ERROR));

        assertThat(perform(Action.UPDATE).isSuccess()).isTrue();
        assertThat(harness.calls()).hasSize(5).endsWith(ServiceOperations.UPDATE);
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLY_LOST", "INTERNAL_ERROR_AFTER", "GARBAGE"})
    void anUpdateWhoseResponseIsLostLooksBeforeItSendsAgain(FaultKind kind) {
        harness.service().inject(Fault.first(1, ServiceOperations.UPDATE, kind));

        assertThat(perform(Action.UPDATE).isSuccess()).isTrue();
        assertThat(harness.calls())
                .containsExactly(ServiceOperations.GET, ServiceOperations.UPDATE, ServiceOperations.GET);
    }

    @ParameterizedTest
    @MethodSource("endless")
    void whatNeverEndsIsGivenUpWithinTheBudgetWithTheFittingCode(
            Action action, String struck, FaultKind kind, HandlerErrorCode code) {
        harness.service().inject(Fault.every(struck, kind));
        long began = harness.timing().now();

        ProgressEvent<ResourceModel, CallbackContext> event = perform(action);

        assertThat(event.getErrorCode()).isEqualTo(code);
        assertThat(event.getMessage()).containsPattern("after \\d+ calls? in \\d+ invocations? over \\d+ s");
        assertThat(event.getResourceModel()).isNull();
        assertThat(event.getCallbackDelaySeconds()).isZero();
        if (answersAtOnce(action)) {
            assertThat(harness.events()).hasSize(1);
            assertThat(harness.timing().now() - began).isLessThanOrEqualTo(12_000);
        } else {
            assertThat(harness.events()).hasSize(30);
            assertThat(sleptMillis()).isLessThanOrEqualTo(10_000);
            assertThat(harness.timing().now() - began).isLessThanOrEqualTo(30 * 60_000);
        }
    }

    static Stream<Arguments> endless() {
        return Stream.of(Action.values()).flatMap(action -> Stream.of(Fault.ANY_OPERATION, ServiceOperations.of(action))
                .flatMap(struck -> endless(action, struck)));
    }

    private static Stream<Arguments> endless(Action action, String struck) {
        return Stream.of(
                        arguments(action, struck, FaultKind.THROTTLE, HandlerErrorCode.Throttling),
                        arguments(action, struck, FaultKind.CONCURRENT_MODIFICATION, HandlerErrorCode.ResourceConflict),
                        arguments(
                                action,
                                struck,
                                FaultKind.INTERNAL_ERROR,
                                unknown(action, HandlerErrorCode.ServiceInternalError)),
                        arguments(
                                action,
                                struck,
                                FaultKind.DROPPED_BEFORE,
                                unknown(action, HandlerErrorCode.NetworkFailure)),
                        arguments(
                                action,
                                struck,
                                action == Action.DELETE ? FaultKind.INTERNAL_ERROR : FaultKind.GARBAGE,
                                action == Action.DELETE
                                        ? HandlerErrorCode.ServiceInternalError
                                        : HandlerErrorCode.GeneralServiceException))
                // The service does what it garbles, so that the next look finds it done.
                .filter(row -> !(row.get()[2] == FaultKind.GARBAGE
                        && struck.equals(ServiceOperations.of(action))
                        && !answersAtOnce(action)));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void aRefusalIsNotTriedAgain(Action action) {
        harness.service().inject(Fault.every(Fault.ANY_OPERATION, FaultKind.FORBIDDEN));

        ProgressEvent<ResourceModel, CallbackContext> event = perform(action);

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.AccessDenied);
        assertThat(harness.calls()).hasSize(1);
    }

    @Test
    void anUpdateThatMayNotLookNamesThePermission() {
        harness.service().inject(Fault.every(ServiceOperations.GET, FaultKind.FORBIDDEN));

        assertThat(perform(Action.UPDATE).getMessage())
                .startsWith("An update needs the permission apigateway:GET")
                .contains("not authorized", "Status Code: 403, Request ID: ");
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
    void anInvocationWaitsForNoMoreThanEightRetries() {
        for (double chance : List.of(0.0, 0.3, 0.7, 0.999)) {
            harness.clear();
            harness.chance(chance);
            harness.service().inject(Fault.every(Fault.ANY_OPERATION, FaultKind.THROTTLE));

            harness.invoke(Action.CREATE, HandlerHarness.requestOf(harness.model("$default")), null);

            assertThat(sleptMillis()).isLessThanOrEqualTo(8 * 1_200);
            assertThat(harness.calls()).hasSizeLessThanOrEqualTo(9);
        }
    }

    @Test
    void anUpdateInProgressShowsThePrimaryIdentifier() {
        harness.service().inject(Fault.first(12, ServiceOperations.UPDATE, FaultKind.CONCURRENT_MODIFICATION));
        ResourceModel held = harness.given(harness.model("$default"));

        assertThat(harness.update(
                                held,
                                held.toBuilder().integrationResponseKey("/4/").build())
                        .isSuccess())
                .isTrue();
        assertThat(harness.events())
                .filteredOn(ProgressEvent::isInProgress)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getResourceModel().getPrimaryIdentifier())
                        .isNotNull());
    }

    @ParameterizedTest
    @CsvSource({
        "READ, 20",
        "LIST, 20",
        "DELETE, 20",
        "READ, 5",
        "LIST, 5",
        "DELETE, 5",
        "READ, 0",
        "LIST, 0",
        "DELETE, 0"
    })
    void aReadListOrDeleteMakesItsCallHoweverLittleTimeIsLeft(Action action, int seconds) {
        assertThat(harness.invoke(action, subject(action), null, Duration.ofSeconds(seconds))
                        .isSuccess())
                .isTrue();
        assertThat(harness.calls()).containsExactly(ServiceOperations.of(action));
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "UPDATE"})
    void aCreateOrAChangeIsBegunOnlyWithThreeSecondsAndNotPutOffAThirdTime(Action action) {
        ResourceModel subject = subject(action);
        List<ResourceModel> before = harness.held();
        CallbackContext context = null;
        for (int callbacks = 0; callbacks < 2; callbacks++) {
            ProgressEvent<ResourceModel, CallbackContext> event =
                    harness.invoke(action, subject, context, Duration.ofSeconds(4));
            assertThat(event.isInProgress()).isTrue();
            assertThat(event.getCallbackDelaySeconds()).isEqualTo(1);
            context = harness.throughJson(event.getCallbackContext());
        }

        ProgressEvent<ResourceModel, CallbackContext> failed =
                harness.invoke(action, subject, context, Duration.ofSeconds(4));

        assertThat(failed.getErrorCode()).isEqualTo(HandlerErrorCode.ServiceInternalError);
        assertThat(failed.getMessage()).contains("This invocation has less than 3 s left", "a timeout of 60 s");
        assertThat(harness.calls()).doesNotContain(ServiceOperations.of(action));
        assertThat(harness.held()).isEqualTo(before);
        assertThat(harness.invoke(action, subject, context, Duration.ofSeconds(5))
                        .isSuccess())
                .isTrue();
    }

    private ProgressEvent<ResourceModel, CallbackContext> perform(Action action) {
        return harness.complete(action, HandlerHarness.requestOf(subject(action)));
    }

    private ResourceModel subject(Action action) {
        return switch (action) {
            case CREATE, LIST -> harness.model("$default");
            case READ, DELETE -> harness.given(harness.model("$default"));
            case UPDATE ->
                harness.given(harness.model("$default")).toBuilder()
                        .integrationResponseKey("/4/")
                        .build();
        };
    }

    /** The calls with which an operation looks before it changes something. */
    private static int looks(Action action) {
        return action == Action.UPDATE ? 1 : 0;
    }

    private long sleptMillis() {
        return harness.timing().pauses().stream().mapToLong(Duration::toMillis).sum();
    }

    private static boolean answersAtOnce(Action action) {
        return action == Action.READ || action == Action.LIST;
    }

    /** A create whose outcome is unknown must not end with a code that CloudFormation retries. */
    private static HandlerErrorCode unknown(Action action, HandlerErrorCode code) {
        return action == Action.CREATE ? HandlerErrorCode.GeneralServiceException : code;
    }
}
