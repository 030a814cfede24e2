package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;

/** The service calls that were seen since one last asked; none of a service that is not our own. */
final class CallWatch implements Consumer<CallDetail> {
    private final List<CallDetail> seen = new ArrayList<>();

    @Override
    public synchronized void accept(CallDetail call) {
        seen.add(call);
    }

    synchronized List<CallDetail> next() {
        List<CallDetail> calls = List.copyOf(seen);
        seen.clear();
        return calls;
    }
}
