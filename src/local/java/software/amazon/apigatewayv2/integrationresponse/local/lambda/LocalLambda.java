package software.amazon.apigatewayv2.integrationresponse.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionException;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionPool;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.Signature;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.TextBody;

/** Lambda's synchronous Invoke on 127.0.0.1, for one packaged function under any name. It does not check signatures. */
public final class LocalLambda implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/[^/]+/invocations");

    private final FunctionPool function;
    private final LoopbackServer server;

    private LocalLambda(FunctionPool function) {
        this.function = function;
        this.server = LoopbackServer.start(0, this::handle);
    }

    /** Starts the service on a free port; the first invocation starts the function. */
    public static LocalLambda start(Path jar, Map<String, String> functionEnvironment) {
        return new LocalLambda(new FunctionPool(() -> PackagedFunction.start(jar, functionEnvironment), 1));
    }

    public URI endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
        function.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!exchange.getRequestMethod().equals("POST")
                    || !PATH.matcher(exchange.getRequestURI().getPath()).matches()) {
                refuse(exchange, 404, "UnknownOperationException", "The local Lambda has the operation Invoke only");
            } else if (!Signature.isIn(exchange.getRequestHeaders())) {
                refuse(exchange, 403, "MissingAuthenticationTokenException", "Missing Authentication Token");
            } else {
                send(exchange, 200, response(exchange, event));
            }
        }
    }

    private String response(HttpExchange exchange, String event) {
        try {
            return function.invoke(event);
        } catch (FunctionException e) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            return error("errorMessage", e.getMessage());
        }
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
        send(exchange, status, error("Message", message));
    }

    private static String error(String member, String message) {
        return JsonNodeFactory.instance.objectNode().put(member, message).toString();
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        new TextBody("application/json", text).send(exchange, status);
    }
}
