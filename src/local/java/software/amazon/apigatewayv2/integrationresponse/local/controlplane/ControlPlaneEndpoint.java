package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** The service's HTTP side: finds the operation, asks for credentials, lets faults strike, and keeps the record. */
final class ControlPlaneEndpoint implements HttpHandler {
    private final ControlPlane controlPlane;
    private final AtomicReference<ServiceBehaviour> behaviour = new AtomicReference<>(ServiceBehaviour.ordinary());
    private final AtomicReference<FaultScript> faults = new AtomicReference<>(FaultScript.of());
    private final List<ServiceCall> calls = new ArrayList<>();

    ControlPlaneEndpoint(ControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    void behave(ServiceBehaviour wanted) {
        behaviour.set(wanted);
    }

    void inject(FaultScript script) {
        faults.set(script);
    }

    List<ServiceCall> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    void forgetCalls() {
        synchronized (calls) {
            calls.clear();
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            WireRequest wire = WireRequest.read(exchange);
            Optional<ServiceRequest> request = wire.routed();
            Optional<Fault> fault = request.filter(routed -> wire.signed())
                    .flatMap(routed -> faults.get().strike(routed.operation()));
            Reply reply = answer(wire, request, fault);
            // Recorded before the client can know of it, so that whoever has an answer finds its call.
            record(new ServiceCall(
                    request.map(routed -> routed.operation().operationName()).orElse(ServiceCall.UNKNOWN_OPERATION),
                    wire.method(),
                    wire.rawPath(),
                    reply.status()));
            fault.map(Fault::delay).ifPresent(Pause::of);
            send(exchange, reply);
        }
    }

    private Reply answer(WireRequest wire, Optional<ServiceRequest> request, Optional<Fault> fault) {
        if (request.isEmpty()) {
            return ServiceRefusal.unknownOperation(wire.method(), wire.rawPath())
                    .reply();
        }
        if (!wire.signed()) {
            return ServiceRefusal.missingCredentials().reply();
        }
        ServiceRequest routed = request.get();
        return fault.map(striking ->
                        striking.strike(routed.operation(), () -> controlPlane.perform(routed, behaviour.get())))
                .orElseGet(() -> controlPlane.perform(routed, behaviour.get()));
    }

    private void record(ServiceCall call) {
        synchronized (calls) {
            calls.add(call);
        }
    }

    /** Sends the reply; a lost one is not sent, and closing the exchange then closes the connection. */
    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.isLost()) {
            return;
        }
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        reply.errorType().ifPresent(type -> exchange.getResponseHeaders().set("x-amzn-ErrorType", type));
        if (reply.body().length == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }
}
