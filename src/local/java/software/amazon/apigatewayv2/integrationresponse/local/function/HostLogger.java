package software.amazon.apigatewayv2.integrationresponse.local.function;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;

/** The function's log: standard error. */
final class HostLogger implements LambdaLogger {
    @Override
    public void log(String message) {
        System.err.println(message);
    }

    @Override
    public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
    }
}
