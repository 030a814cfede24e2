package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.awssdk.services.cloudcontrol.model.Operation;
import software.amazon.awssdk.services.cloudcontrol.model.OperationStatus;
import software.amazon.awssdk.services.cloudcontrol.model.ProgressEvent;

/** Requests on their way: client tokens, callbacks, cancellation, and the list of requests. */
class RequestIT extends CloudControlHarness {

    /** A client that lost a response sends the same again, and may write it anew each time. */
    @Test
    void theSameClientTokenWithTheSameStateIsTheSameRequestHoweverItIsWritten() {
        String token = UUID.randomUUID().toString();
        String state =
                """
                {"ApiId": "%s", "IntegrationId": "%s", "IntegrationResponseKey": "$default",
                 "ResponseTemplates": {"a": "1", "b": "2"}}
                """
                        .formatted(api, integration);
        String otherwise =
                """
                {"ResponseTemplates":{"b":"2","a":"1"},"IntegrationResponseKey":"\\u0024default",
                 "IntegrationId":"%s","ApiId":"%s"}
                """
                        .formatted(integration, api);
        ProgressEvent first = create(state, token);
        assertThat(create(otherwise, token).requestToken()).isEqualTo(first.requestToken());
        assertThat(succeeded(first)).isEqualTo(create(otherwise, token));
        onlyOne();
    }

    @Test
    void theSameClientTokenWithTheSamePatchIsTheSameRequestAndWithAnythingElseAConflict() {
        StoredIntegrationResponse held = stored("$default");
        String token = UUID.randomUUID().toString();
        ProgressEvent done = succeeded(update(held, patchOfKey("/4../"), token));
        String otherwise = "[ {\"value\":\"/4../\",\"path\":\"/IntegrationResponseKey\",\"op\":\"replace\"} ]";
        assertThat(update(held, otherwise, token)).isEqualTo(done);
        assertRefused(ErrorCode.ClientTokenConflictException, () -> update(held, patchOfKey("/5../"), token));
        assertRefused(
                ErrorCode.ClientTokenConflictException,
                () -> client.deleteResource(delete ->
                        delete.typeName(TYPE).identifier(identifier(held)).clientToken(token)));
        assertThat(onlyOne().key()).isEqualTo("/4../");
    }

    @Test
    void aThrottledCreationIsInProgressUntilTheHandlerHasBeenCalledBack() {
        ProgressEvent waiting = waitingForItsHandler();
        assertThat(waiting.operationStatus()).isEqualTo(OperationStatus.IN_PROGRESS);
        assertThat(held()).isEmpty();

        service.clearFaults();
        assertThat(succeeded(waiting).identifier()).isEqualTo(identifier(onlyOne()));
    }

    @Test
    void aRequestThatWaitsForItsHandlerCanBeCancelled() {
        ProgressEvent waiting = waitingForItsHandler();
        assertThat(cancel(waiting.requestToken()).operationStatus()).isEqualTo(OperationStatus.CANCEL_IN_PROGRESS);
        ended(waiting, OperationStatus.CANCEL_COMPLETE);
        assertThat(held()).isEmpty();
    }

    private ProgressEvent waitingForItsHandler() {
        service.inject(Fault.every("CreateIntegrationResponse", FaultKind.THROTTLE));
        return until(create(model("$default")), event -> event.retryAfter() != null);
    }

    @Test
    void aRequestThatIsOverOrUnknownCannotBeCancelled() {
        ProgressEvent done = succeeded(create(model("$default")));
        assertRefused(ErrorCode.ValidationException, () -> cancel(done.requestToken()));
        assertThat(status(done)).isEqualTo(done);

        ProgressEvent unknown = ProgressEvent.builder().requestToken("unknown").build();
        assertRefused(ErrorCode.RequestTokenNotFoundException, () -> status(unknown));
        assertRefused(ErrorCode.RequestTokenNotFoundException, () -> cancel("unknown"));
    }

    private ProgressEvent cancel(String requestToken) {
        return client.cancelResourceRequest(cancel -> cancel.requestToken(requestToken))
                .progressEvent();
    }

    /** The service holds up what calls it until there are three functions. */
    @Test
    void eachInvocationUnderWayHasAFunctionOfItsOwnUpToEight() {
        CompletableFuture<Void> three = new CompletableFuture<Void>().orTimeout(1, TimeUnit.MINUTES);
        service.watch(call -> {
            if (ProcessHandle.current().children().count() >= 3) {
                three.complete(null);
            }
            three.join();
        });
        List<ProgressEvent> begun = IntStream.range(0, 10)
                .mapToObj(number -> create(model("/" + number + "/")))
                .toList();
        begun.forEach(this::succeeded);
        assertThat(held()).hasSize(10);
        assertThat(ProcessHandle.current().children()).hasSizeBetween(3, 8);
    }

    /** The first update is held up while it reads what the second would change. */
    @Test
    void aResourceHasOneOperationAtATimeAndOthersAreReadMeanwhile() {
        StoredIntegrationResponse held = stored("$default");
        StoredIntegrationResponse other = stored("/6../");
        CompletableFuture<Void> reading = new CompletableFuture<Void>().orTimeout(1, TimeUnit.MINUTES);
        CompletableFuture<Void> refused = new CompletableFuture<Void>().orTimeout(1, TimeUnit.MINUTES);
        service.watch(call -> {
            if (call.call().path().endsWith(held.id()) && call.call().method().equals("GET")) {
                reading.complete(null);
                refused.join();
            }
        });
        CompletableFuture<ProgressEvent> first = CompletableFuture.supplyAsync(() -> update(held, patchOfKey("/4../")));
        reading.join();
        assertRefused(ErrorCode.ConcurrentOperationException, () -> update(held, patchOfKey("/5../")));
        assertRefused(ErrorCode.ConcurrentOperationException, () -> delete(held));
        get(identifier(other));
        refused.complete(null);

        succeeded(first.join());
        succeeded(delete(held));
    }

    @Test
    void requestsAreListedTheNewestFirstByOperationAndStatusPageByPage() {
        ProgressEvent first = succeeded(create(model("/2../")));
        StoredIntegrationResponse held = onlyOne();
        ProgressEvent second = succeeded(create(model("/3../")));
        ProgressEvent third = succeeded(delete(held));

        assertThat(requests(List.of(), List.of(), 1)).startsWith(third, second, first);
        assertThat(requests(List.of(Operation.CREATE), List.of(OperationStatus.SUCCESS), 100))
                .startsWith(second, first);
        assertThat(requests(List.of(Operation.DELETE), List.of(OperationStatus.IN_PROGRESS), 100))
                .isEmpty();
    }

    private List<ProgressEvent> requests(List<Operation> operations, List<OperationStatus> statuses, int pageSize) {
        return client
                .listResourceRequestsPaginator(list -> list.maxResults(pageSize)
                        .resourceRequestStatusFilter(
                                filter -> filter.operations(operations).operationStatuses(statuses)))
                .resourceRequestStatusSummaries()
                .stream()
                .toList();
    }
}
