package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Contention, throttling and outages are retried, and the retries end. */
class ContentionTest {

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness(Duration.ofMillis(300));

    @ParameterizedTest
    @EnumSource(Action.class)
    void retriesContentionAndThrottlesInOneInvocation(Action action) {
        for (FaultKind kind : List.of(FaultKind.THROTTLE, FaultKind.CONCURRENT_MODIFICATION)) {
            harness.clear();
            harness.chance(0.999);
            harness.service().inject(Fault.first(5, ServiceOperations.of(action), kind));

            assertThat(perform(action).isSuccess()).isTrue();
            assertThat(harness.events()).hasSize(1);
            assertThat(harness.calls()).hasSize(6 + looks(action));
        }
    }

    @Test
    void retriesTheLookOfAnUpdate() {
        harness.service().inject(Fault.first(3, ServiceOperations.GET, FaultKind.INTERNAL_ERROR));

        assertThat(perform(Action.UPDATE).isSuccess()).isTrue();
        assertThat(harness.calls()).hasSize(5).endsWith(ServiceOperations.UPDATE);
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLY_LOST", "INTERNAL_ERROR_AFTER", "GARBAGE"})
    void looksBeforeItSendsAnUpdateAgainWhoseResponseWasLost(FaultKind kind) {
        harness.service().inject(Fault.first(1, ServiceOperations.UPDATE, kind));

        assertThat(perform(Action.UPDATE).isSuccess()).isTrue();
        assertThat(harness.calls())
                .containsExactly(ServiceOperations.GET, ServiceOperations.UPDATE, ServiceOperations.GET);
    }

    /** Also where the next call is in a later invocation. */
    @Test
    void takesADeleteForDoneWhoseResponseWasLost() {
        for (FaultKind kind : List.of(FaultKind.REPLY_LOST, FaultKind.INTERNAL_ERROR_AFTER)) {
            for (int throttled : List.of(0, 29)) {
                harness.clear();
                harness.service()
                        .inject(
                                Fault.first(1, ServiceOperations.DELETE, kind),
                                new Fault(
                                        ServiceOperations.DELETE, 2, 2 + throttled, FaultKind.THROTTLE, Duration.ZERO));

                assertThat(perform(Action.DELETE)).isEqualTo(ProgressEvent.defaultSuccessHandler(null));
                assertThat(harness.held()).isEmpty();
            }
        }
    }

    @Test
    void doesNotFindWhatWasNeverThereEvenAfterAThrottledDelete() {
        harness.service().inject(Fault.first(1, ServiceOperations.DELETE, FaultKind.THROTTLE));

        assertThat(harness.delete(harness.model("$default").toBuilder()
                                .integrationResponseId("nosuch1")
                                .build())
                        .getErrorCode())
                .isEqualTo(HandlerErrorCode.NotFound);
    }

    /** Throttled for as many invocations as an operation has for that, and then the key is another's for a while. */
    @Test
    void waitsForAKeyAfterAnyContention() {
        ResourceModel renamed = subject(Action.UPDATE);
        ResourceModel owner = harness.given(harness.model("/4/"));
        CallbackContext late = new CallbackContext(Attempts.NONE.withInvocations(29));

        ProgressEvent<ResourceModel, CallbackContext> waiting =
                harness.invoke(Action.UPDATE, HandlerHarness.requestOf(renamed), late);
        assertThat(waiting.isInProgress()).isTrue();
        harness.service().remove(harness.apiId(), harness.integrationId(), owner.getIntegrationResponseId());

        assertThat(harness.invoke(Action.UPDATE, HandlerHarness.requestOf(renamed), waiting.getCallbackContext())
                        .isSuccess())
                .isTrue();
    }

    /** Everything is struck, or just what the operation is there for. */
    @ParameterizedTest
    @CsvSource({
        "THROTTLE, Throttling, Throttling",
        "CONCURRENT_MODIFICATION, ResourceConflict, ResourceConflict",
        "INTERNAL_ERROR, GeneralServiceException, ServiceInternalError",
        "DROPPED_BEFORE, GeneralServiceException, NetworkFailure",
        "GARBAGE, GeneralServiceException, GeneralServiceException",
    })
    void givesUpWhatNeverEndsWithinItsBudget(FaultKind kind, HandlerErrorCode ofCreate, HandlerErrorCode ofOthers) {
        for (Action action : Action.values()) {
            boolean looks = action == Action.CREATE || action == Action.UPDATE;
            if (kind != FaultKind.GARBAGE || action != Action.DELETE) {
                assertGivenUp(action, Fault.ANY_OPERATION, kind, action == Action.CREATE ? ofCreate : ofOthers);
            }
            // The service does what it garbles, so that a look finds it done.
            if (looks && kind != FaultKind.GARBAGE) {
                assertGivenUp(
                        action, ServiceOperations.of(action), kind, action == Action.CREATE ? ofCreate : ofOthers);
            }
        }
    }

    private void assertGivenUp(Action action, String struck, FaultKind kind, HandlerErrorCode code) {
        harness.clear();
        harness.chance(0.5);
        harness.service().inject(Fault.every(struck, kind));
        long began = harness.timing().now();

        ProgressEvent<ResourceModel, CallbackContext> event = perform(action);

        assertThat(event.getErrorCode()).as("%s", action).isEqualTo(code);
        assertThat(event.getMessage()).containsPattern("after \\d+ calls? in \\d+ invocations? over \\d+ s");
        assertThat(event.getResourceModel()).isNull();
        assertThat(event.getCallbackDelaySeconds()).isZero();
        long took = harness.timing().now() - began;
        if (isDoneAtOnce(action)) {
            assertThat(harness.events()).hasSize(1);
            assertThat(took).isLessThanOrEqualTo(12_000);
        } else {
            assertThat(harness.events()).hasSize(30);
            assertThat(sleptMillis()).isLessThanOrEqualTo(10_000);
            assertThat(took).isLessThanOrEqualTo(30 * 60_000);
        }
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void doesNotTryAgainWhatIsRefused(Action action) {
        for (FaultKind kind : List.of(FaultKind.FORBIDDEN, FaultKind.EXPIRED)) {
            harness.clear();
            harness.service().inject(Fault.every(Fault.ANY_OPERATION, kind));

            assertThat(perform(action).getErrorCode())
                    .isEqualTo(
                            kind == FaultKind.EXPIRED
                                    ? HandlerErrorCode.InvalidCredentials
                                    : HandlerErrorCode.AccessDenied);
            assertThat(harness.calls()).hasSize(1);
        }
    }

    @Test
    void namesThePermissionThatAnUpdateLacksToLook() {
        harness.service().inject(Fault.every(ServiceOperations.GET, FaultKind.FORBIDDEN));

        assertThat(perform(Action.UPDATE).getMessage())
                .startsWith("An update needs the permission apigateway:GET")
                .contains("not authorized", "Status Code: 403, Request ID: ");
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void endsAnInvocationInTimeThoughEachCallTakesAllItsTime(Action action) {
        harness.service().inject(Fault.every(Fault.ANY_OPERATION, FaultKind.DROPPED_BEFORE));
        VirtualTiming timing =
                new VirtualTiming(() -> 0.999, () -> harness.calls().size() * 10_000L);
        harness.timing(timing);
        long began = timing.now();

        harness.invoke(action, HandlerHarness.requestOf(subject(action)), null);

        assertThat(timing.now() - began).isLessThanOrEqualTo(isDoneAtOnce(action) ? 22_000 : 50_000);
    }

    @Test
    void retriesAtMostEightTimesInOneInvocation() {
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
    void showsThePrimaryIdentifierOfAnUpdateInProgress() {
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
    @EnumSource(names = {"READ", "LIST", "DELETE"})
    void makesTheCallOfAReadListOrDeleteHoweverLittleTimeIsLeft(Action action) {
        for (int seconds : List.of(20, 5, 0)) {
            harness.clear();
            assertThat(harness.invoke(action, subject(action), null, Duration.ofSeconds(seconds))
                            .isSuccess())
                    .isTrue();
            assertThat(harness.calls()).containsExactly(ServiceOperations.of(action));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "UPDATE"})
    void beginsACreateOrAChangeOnlyWithThreeSecondsAndFailsTheThirdTime(Action action) {
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

    private static boolean isDoneAtOnce(Action action) {
        return action == Action.READ || action == Action.LIST;
    }
}
