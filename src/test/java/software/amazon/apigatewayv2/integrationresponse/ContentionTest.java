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
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Contention, throttling and outages are retried, and the retries end. */
class ContentionTest {

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness(Duration.ofMillis(300));

    /** Also where it meets the call with which an update looks. */
    @ParameterizedTest
    @CsvSource({"CREATE, CREATE", "READ, READ", "UPDATE, READ", "UPDATE, UPDATE", "DELETE, DELETE", "LIST, LIST"})
    void retriesContentionAndThrottlesInOneInvocation(Action action, Action met) {
        for (FaultKind kind : List.of(FaultKind.THROTTLE, FaultKind.CONCURRENT_MODIFICATION)) {
            harness.clear();
            harness.chance(0.999);
            harness.service().inject(Fault.first(5, ServiceOperations.of(met), kind));

            assertThat(perform(action).isSuccess()).isTrue();
            assertThat(harness.events()).hasSize(1);
            assertThat(harness.calls()).hasSize(action == Action.UPDATE ? 7 : 6);
        }
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
    @ParameterizedTest
    @CsvSource({"REPLY_LOST, 2", "REPLY_LOST, 31", "INTERNAL_ERROR_AFTER, 2", "INTERNAL_ERROR_AFTER, 31"})
    void countsADeleteAsDoneIfItsResponseWasLost(FaultKind kind, int lastThrottledCall) {
        harness.service()
                .inject(
                        Fault.first(1, ServiceOperations.DELETE, kind),
                        Fault.first(lastThrottledCall, ServiceOperations.DELETE, FaultKind.THROTTLE));

        assertThat(perform(Action.DELETE)).isEqualTo(ProgressEvent.defaultSuccessHandler(null));
        assertThat(harness.held()).isEmpty();
    }

    @Test
    void doesNotFindWhatWasNeverThereEvenAfterAThrottledDelete() {
        harness.service().inject(Fault.first(1, ServiceOperations.DELETE, FaultKind.THROTTLE));
        ResourceModel absent = harness.model("$default").toBuilder()
                .integrationResponseId("nosuch1")
                .build();

        assertThat(harness.delete(absent).getErrorCode()).isEqualTo(HandlerErrorCode.NotFound);
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
    void givesUpWhenTheRetryPolicyIsSpent(FaultKind kind, HandlerErrorCode ofCreate, HandlerErrorCode ofOthers) {
        for (Action action : Action.values()) {
            HandlerErrorCode code = action == Action.CREATE ? ofCreate : ofOthers;
            boolean looks = action == Action.CREATE || action == Action.UPDATE;
            if (kind != FaultKind.GARBAGE || action != Action.DELETE) {
                assertGivenUp(action, Fault.ANY_OPERATION, kind, code);
            }
            // The service does what it garbles, so that a look finds it done.
            if (kind != FaultKind.GARBAGE && looks) {
                assertGivenUp(action, ServiceOperations.of(action), kind, code);
            }
        }
    }

    private void assertGivenUp(Action action, String struck, FaultKind kind, HandlerErrorCode code) {
        harness.clear();
        harness.chance(0.5);
        harness.service().inject(Fault.every(struck, kind));
        ResourceModel subject = subject(action);
        long began = harness.timing().now();

        ProgressEvent<ResourceModel, CallbackContext> event =
                harness.complete(action, HandlerHarness.requestOf(subject));

        long took = harness.timing().now() - began;
        int invocations = harness.events().size();
        assertThat(event.getErrorCode()).as("%s", action).isEqualTo(code);
        assertThat(event.getMessage())
                .containsPattern("after %d calls in %d invocations? over %d s"
                        .formatted(harness.calls().size(), invocations, took / 1_000));
        assertThat(event.getResourceModel()).isNull();
        assertThat(event.getCallbackDelaySeconds()).isZero();
        if (isDoneAtOnce(action)) {
            assertThat(invocations).isEqualTo(1);
            assertThat(took).isLessThanOrEqualTo(12_000);
        } else {
            assertThat(invocations).isEqualTo(30);
            assertThat(harness.events().subList(0, 29))
                    .extracting(ProgressEvent::getResourceModel)
                    .containsOnly(subject);
            assertThat(harness.timing().pauses().stream().reduce(Duration.ZERO, Duration::plus))
                    .isLessThanOrEqualTo(Duration.ofSeconds(10));
            assertThat(took).isLessThanOrEqualTo(30 * 60_000);
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
        assertThat(harness.log()).last().asString().endsWith(" error=OUT_OF_TIME");
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

    private static boolean isDoneAtOnce(Action action) {
        return action == Action.READ || action == Action.LIST;
    }
}
