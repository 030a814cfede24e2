package software.amazon.apigatewayv2.integrationresponse;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The context of one invocation, as far as the RPDK asks for it: a minute, and a logger. */
record LambdaContext(List<String> lines) implements LambdaLogger {

    /** A context that adds to these lines what is logged. */
    static Context loggingTo(List<String> lines) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemainingTimeInMillis" -> 60_000;
                    case "getLogger" -> new LambdaContext(lines);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public void log(String message) {
        lines.add(message.strip());
    }

    @Override
    public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
    }
}
