package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlHarness.TYPE;
import static software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlIntegration.assertRefused;
import static software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlIntegration.replacing;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.awssdk.services.cloudcontrol.model.Operation;
import software.amazon.awssdk.services.cloudcontrol.model.OperationStatus;
import software.amazon.awssdk.services.cloudcontrol.model.ProgressEvent;

/** Requests on their way: client tokens, callbacks, cancellation, and the list of requests. */
class RequestIT {
    @AutoClose
    private static final CloudControlHarness HARNESS = new CloudControlHarness();

    private final CloudControlIntegration here = HARNESS.integration();

    /** A client that lost a response sends the same again, and may write it anew each time. */
    @Test
    void theSameClientTokenWithTheSameStateIsTheSameRequestHoweverItIsWritten() {
        String token = UUID.randomUUID().toString();
        ProgressEvent first = here.create(
                """
                {"ApiId": "%s", "IntegrationId": "%s", "IntegrationResponseKey": "$default",
                 "ResponseTemplates": {"a": "1", "b": "2"}}
                """
                        .formatted(here.api(), here.integration()),
                token);
        String otherwise =
                """
                {"ResponseTemplates":{"b":"2","a":"1"},"IntegrationResponseKey":"\\u0024default",
                 "ApiId":"%s","IntegrationId":"%s"}
                """
                        .formatted(here.api(), here.integration());
        assertThat(here.create(otherwise, token).requestToken()).isEqualTo(first.requestToken());
        assertThat(HARNESS.succeeded(first)).isEqualTo(here.create(otherwise, token));
        here.onlyOne();
    }

    @Test
    void theSameClientTokenWithTheSamePatchIsTheSameRequestAndWithAnythingElseAConflict() {
        StoredIntegrationResponse held = here.stored("$default");
        String token = UUID.randomUUID().toString();
        ProgressEvent done = HARNESS.succeeded(here.update(held, replacing("IntegrationResponseKey", "/4../"), token));
        assertThat(here.update(
                        held,
                        "[ {\"value\":\"/4../\",\"path\":\"/IntegrationResponseKey\",\"op\":\"replace\"} ]",
                        token))
                .isEqualTo(done);
        assertRefused(
                ErrorCode.ClientTokenConflictException,
                () -> here.update(held, replacing("IntegrationResponseKey", "/5../"), token));
        assertRefused(ErrorCode.ClientTokenConflictException, () -> HARNESS.client()
                .deleteResource(delete ->
                        delete.typeName(TYPE).identifier(here.identifier(held)).clientToken(token)));
        assertThat(here.onlyOne().key()).isEqualTo("/4../");
    }

    @Test
    void aThrottledCreationIsInProgressUntilTheHandlerHasBeenCalledBack() {
        HARNESS.service().inject(Fault.every("CreateIntegrationResponse", FaultKind.THROTTLE));
        ProgressEvent begun = here.create(here.model("$default"));
        ProgressEvent waiting = HARNESS.until(begun, event -> event.retryAfter() != null);
        assertThat(waiting.operationStatus()).isEqualTo(OperationStatus.IN_PROGRESS);
        assertThat(here.held()).isEmpty();

        HARNESS.service().clearFaults();
        assertThat(HARNESS.succeeded(begun).identifier()).isEqualTo(here.identifier(here.onlyOne()));
    }

    @Test
    void aRequestThatWaitsForItsHandlerCanBeCancelled() {
        HARNESS.service().inject(Fault.every("CreateIntegrationResponse", FaultKind.THROTTLE));
        ProgressEvent begun = here.create(here.model("$default"));
        HARNESS.until(begun, event -> event.retryAfter() != null);

        ProgressEvent cancelling = HARNESS.client()
                .cancelResourceRequest(cancel -> cancel.requestToken(begun.requestToken()))
                .progressEvent();
        assertThat(cancelling.operationStatus()).isEqualTo(OperationStatus.CANCEL_IN_PROGRESS);
        assertThat(HARNESS.over(begun).operationStatus()).isEqualTo(OperationStatus.CANCEL_COMPLETE);
        assertThat(here.held()).isEmpty();
    }

    @Test
    void aRequestThatIsOverCannotBeCancelled() {
        ProgressEvent done = HARNESS.succeeded(here.create(here.model("$default")));
        assertRefused(ErrorCode.ValidationException, () -> HARNESS.client()
                .cancelResourceRequest(cancel -> cancel.requestToken(done.requestToken())));
        assertThat(HARNESS.status(done)).isEqualTo(done);
    }

    /** The service holds up what calls it until there are three functions. */
    @Test
    void eachInvocationUnderWayHasAFunctionOfItsOwnUpToEight() {
        CountDownLatch three = new CountDownLatch(1);
        HARNESS.service().watch(call -> {
            if (ProcessHandle.current().children().count() >= 3) {
                three.countDown();
            }
            assertThat(awaited(three)).isTrue();
        });
        List<ProgressEvent> begun = IntStream.range(0, 10)
                .mapToObj(number -> here.create(here.model("/" + number + "/")))
                .toList();
        assertThat(begun.stream().map(HARNESS::over).map(ProgressEvent::statusMessage))
                .containsOnlyNulls();
        assertThat(here.held()).hasSize(10);
        assertThat(ProcessHandle.current().children()).hasSizeBetween(3, 8);
    }

    /** The first update is held up while it reads what the second would change. */
    @Test
    void aResourceHasOneOperationAtATimeAndOthersAreReadMeanwhile() {
        StoredIntegrationResponse held = here.stored("$default");
        StoredIntegrationResponse other = here.stored("/6../");
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        HARNESS.service().watch(call -> {
            if (call.call().path().endsWith(held.id()) && call.call().method().equals("GET")) {
                reading.countDown();
                assertThat(awaited(refused)).isTrue();
            }
        });
        CompletableFuture<ProgressEvent> first =
                CompletableFuture.supplyAsync(() -> here.update(held, replacing("IntegrationResponseKey", "/4../")));
        assertThat(awaited(reading)).isTrue();
        assertRefused(
                ErrorCode.ConcurrentOperationException,
                () -> here.update(held, replacing("IntegrationResponseKey", "/5../")));
        assertRefused(ErrorCode.ConcurrentOperationException, () -> here.delete(here.identifier(held)));
        here.get(here.identifier(other));
        refused.countDown();

        HARNESS.succeeded(first.join());
        HARNESS.succeeded(here.delete(here.identifier(held)));
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void requestsAreListedTheNewestFirstByOperationAndStatusPageByPage() {
        ProgressEvent first = HARNESS.succeeded(here.create(here.model("/2../")));
        ProgressEvent second = HARNESS.succeeded(here.create(here.model("/3../")));
        ProgressEvent third = HARNESS.succeeded(here.delete(first.identifier()));

        List<ProgressEvent> all = here.requests(List.of(), List.of(), 1);
        assertThat(all.subList(0, 3)).containsExactly(third, second, first);
        assertThat(here.requests(List.of(Operation.CREATE), List.of(OperationStatus.SUCCESS), 100)
                        .subList(0, 2))
                .containsExactly(second, first);
        assertThat(here.requests(List.of(Operation.DELETE), List.of(OperationStatus.IN_PROGRESS), 100))
                .isEmpty();
    }

    @Test
    void anUnknownRequestTokenIsNotFound() {
        assertRefused(ErrorCode.RequestTokenNotFoundException, () -> HARNESS.client()
                .getResourceRequestStatus(status -> status.requestToken("unknown")));
        assertRefused(ErrorCode.RequestTokenNotFoundException, () -> HARNESS.client()
                .cancelResourceRequest(cancel -> cancel.requestToken("unknown")));
    }
}
