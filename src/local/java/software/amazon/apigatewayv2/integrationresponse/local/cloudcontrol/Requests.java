package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.ResourceRequest.Status;

/** The operations about requests: GetResourceRequestStatus, ListResourceRequests, CancelResourceRequest. */
final class Requests {
    private static final int ORDINARY_PAGE = 20;

    private final RequestLedger ledger;

    Requests(RequestLedger ledger) {
        this.ledger = ledger;
    }

    static ObjectNode output(ResourceRequest request) {
        ObjectNode output = CloudControlJson.object();
        output.set("ProgressEvent", request.progressEvent());
        return output;
    }

    ObjectNode status(Input input) {
        return output(ledger.find(input.requestToken()));
    }

    ObjectNode cancel(Input input) {
        ResourceRequest cancelled = ledger.change(input.requestToken(), request -> {
            if (request.isOver()) {
                throw CloudControlException.invalid(
                        "Request with token %s is %s: only a request that is PENDING or IN_PROGRESS can be cancelled"
                                .formatted(request.token(), request.status()));
            }
            return request.cancelled(Instant.now());
        });
        return output(cancelled.withStatus(Status.CANCEL_IN_PROGRESS));
    }

    /** Lists the newest requests first. NextToken is the token of the last request of the page before. */
    ObjectNode list(Input input) {
        Set<String> operations = input.filter("Operations");
        Set<String> statuses = input.filter("OperationStatuses");
        List<ResourceRequest> all = ledger.newestFirst();
        int from = input.nextToken().map(last -> position(all, last) + 1).orElse(0);
        List<ResourceRequest> matching = all.subList(from, all.size()).stream()
                .filter(request -> operations.isEmpty()
                        || operations.contains(request.operation().name()))
                .filter(request ->
                        statuses.isEmpty() || statuses.contains(request.status().name()))
                .toList();
        int size = Math.min(input.maxResults().orElse(ORDINARY_PAGE), matching.size());
        ObjectNode output = CloudControlJson.object();
        ArrayNode summaries = output.putArray("ResourceRequestStatusSummaries");
        matching.subList(0, size).forEach(request -> summaries.add(request.progressEvent()));
        if (size < matching.size()) {
            output.put("NextToken", matching.get(size - 1).token());
        }
        return output;
    }

    private static int position(List<ResourceRequest> all, String token) {
        return IntStream.range(0, all.size())
                .filter(index -> all.get(index).token().equals(token))
                .findFirst()
                .orElseThrow(() -> CloudControlException.invalid("NextToken is none that was given: " + token));
    }
}
