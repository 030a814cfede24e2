package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.util.List;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;

/** The service calls since one last asked; none are known of a service that is not our own. */
final class NewCalls {
    private final Optional<LocalApiGateway> service;
    private int total;

    NewCalls(LocalApiGateway service) {
        this.service = Optional.of(service);
    }

    private NewCalls() {
        this.service = Optional.empty();
    }

    static NewCalls unknown() {
        return new NewCalls();
    }

    List<ServiceCall> next() {
        List<ServiceCall> calls = service.map(LocalApiGateway::calls).orElseGet(List::of);
        List<ServiceCall> fresh = calls.subList(total, calls.size());
        total = calls.size();
        return fresh;
    }

    int total() {
        return total;
    }
}
