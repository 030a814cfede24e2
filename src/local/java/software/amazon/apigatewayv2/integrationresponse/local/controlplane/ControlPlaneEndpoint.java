package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The service's HTTP side: finds the operation, requires a signature, applies faults, and records calls. */
final class ControlPlaneEndpoint implements HttpHandler {
    private final ControlPlane controlPlane;
    private final List<ServiceCall> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<Consumer<CallDetail>> watchers = new CopyOnWriteArrayList<>();
    private volatile ServiceBehaviour behaviour = ServiceBehaviour.ordinary();
    private volatile FaultScript faults = FaultScript.of();

    ControlPlaneEndpoint(ControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    void behave(ServiceBehaviour wanted) {
        behaviour = wanted;
    }

    void inject(FaultScript script) {
        faults = script;
    }

    void watch(Consumer<CallDetail> watcher) {
        watchers.add(watcher);
    }

    List<ServiceCall> calls() {
        return List.copyOf(calls);
    }

    void forgetCalls() {
        calls.clear();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            WireRequest wire = WireRequest.read(exchange);
            Instant began = Instant.now();
            Optional<ServiceRequest> request = wire.routed();
            Optional<Fault> fault =
                    request.filter(routed -> wire.signed()).flatMap(routed -> faults.strike(routed.operation()));
            Reply reply = respond(wire, request, fault);
            Duration delay = fault.map(Fault::delay).orElse(Duration.ZERO);
            // Recorded before the response is sent, so that whoever has the response finds its call.
            ServiceCall call = new ServiceCall(
                    request.map(routed -> routed.operation().operationName()).orElse(ServiceCall.UNKNOWN_OPERATION),
                    wire.method(),
                    wire.rawPath(),
                    reply.status());
            calls.add(call);
            CallDetail detail = new CallDetail(
                    call,
                    reply.errorType(),
                    new String(wire.body(), StandardCharsets.UTF_8),
                    new String(reply.body(), StandardCharsets.UTF_8),
                    began,
                    Duration.between(began, Instant.now()).plus(delay));
            watchers.forEach(watcher -> watcher.accept(detail));
            Pause.of(delay);
            send(exchange, reply);
        }
    }

    private Reply respond(WireRequest wire, Optional<ServiceRequest> request, Optional<Fault> fault) {
        if (request.isEmpty()) {
            return Reply.error(
                    404,
                    "UnknownOperationException",
                    "The local API Gateway V2 has no operation " + wire.method() + " " + wire.rawPath());
        }
        if (!wire.signed()) {
            return Reply.error(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        ServiceRequest routed = request.get();
        return fault.map(striking -> striking.strike(routed.operation(), () -> controlPlane.perform(routed, behaviour)))
                .orElseGet(() -> controlPlane.perform(routed, behaviour));
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
