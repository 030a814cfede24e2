package software.amazon.apigatewayv2.integrationresponse.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionException;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionInstance;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.Signature;

/** The HTTP side of Invoke, in its synchronous form: the event is the body, and so is the function's response. */
final class InvokeEndpoint implements HttpHandler {
    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/[^/]+/invocations");

    private final FunctionInstance function;

    InvokeEndpoint(FunctionInstance function) {
        this.function = function;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
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

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
        send(exchange, status, error("Message", message));
    }

    private String response(HttpExchange exchange, String event) {
        try {
            return function.invoke(Entrypoint.HANDLE, event);
        } catch (FunctionException e) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            return error("errorMessage", e.getMessage());
        }
    }

    private static String error(String member, String message) {
        return JsonNodeFactory.instance.objectNode().put(member, message).toString();
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
