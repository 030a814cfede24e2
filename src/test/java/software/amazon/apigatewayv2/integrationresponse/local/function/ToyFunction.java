package software.amazon.apigatewayv2.integrationresponse.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A function to try out how functions are hosted. */
public final class ToyFunction {

    public static PackagedFunction start(Map<String, String> environment) {
        String classes = ToyFunction.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        return PackagedFunction.startUnzipped(
                Path.of(URI.create(classes)), environment, ToyFunction.class.getName(), List.of());
    }

    /** Does what the event says. */
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        String wish = new String(event.readAllBytes(), StandardCharsets.UTF_8);
        System.out.println("printed by the function");
        context.getLogger().log("logged by the function");
        String reply =
                switch (wish) {
                    case "throw" -> throw new IllegalStateException("as was wished");
                    case "temporary directory" -> System.getProperty("java.io.tmpdir");
                    case "time left" -> Boolean.toString(context.getRemainingTimeInMillis() > 50_000);
                    case "environment" -> System.getenv("GIVEN") + ", " + System.getenv("AWS_REGION");
                    default -> wish;
                };
        response.write(reply.getBytes(StandardCharsets.UTF_8));
    }

    /** Wants to be called back twice, at first because calls failed. Then it responds with the event that it got. */
    public void testEntrypoint(InputStream event, OutputStream response, Context context) throws IOException {
        String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
        String reply = "{\"status\":\"SUCCESS\",\"resourceModel\":" + text + "}";
        if (!text.contains("\"round\":2")) {
            int next = text.contains("\"round\":1") ? 2 : 1;
            if (next == 1) {
                context.getLogger().log("operation=CREATE error=THROTTLED\nsomething else error=OTHER");
                context.getLogger().log("operation=CREATE error=NOT_CONNECTED\nsomething else error=OTHER");
            }
            reply =
                    """
                    {"status": "IN_PROGRESS", "callbackDelaySeconds": 0, "callbackContext": {"round": %d},
                     "resourceModel": {"ApiId": "from round %d"}}
                    """
                            .formatted(next, next);
        }
        response.write(reply.getBytes(StandardCharsets.UTF_8));
    }
}
