package software.amazon.apigatewayv2.integrationresponse.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A function that knows the JDK only, to try out how a function is hosted. */
public final class ToyFunction {

    /** Does what the event says. */
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        String wish = new String(event.readAllBytes(), StandardCharsets.UTF_8);
        System.out.println("printed by the function");
        context.getLogger().log("logged by the function");
        if (wish.equals("throw")) {
            throw new IllegalStateException("as was wished");
        }
        if (wish.equals("halt")) {
            System.err.println("Error: halted");
            Runtime.getRuntime().halt(3);
        }
        if (wish.startsWith("environment ")) {
            wish = String.valueOf(System.getenv(wish.substring("environment ".length())));
        }
        if (wish.equals("temporary directory")) {
            wish = System.getProperty("java.io.tmpdir");
        }
        if (wish.equals("time left")) {
            wish = Boolean.toString(context.getRemainingTimeInMillis() > 50_000);
        }
        response.write(wish.getBytes(StandardCharsets.UTF_8));
    }

    /** Wants to be called back twice, then responds with the event that it got. */
    public void testEntrypoint(InputStream event, OutputStream response, Context context) throws IOException {
        String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
        String reply;
        if (text.contains("\"action\":\"DELETE\"")) {
            reply = "{\"status\":\"FAILED\",\"errorCode\":\"NotFound\",\"message\":\"It is not there\"}";
        } else if (text.contains("\"round\":2")) {
            reply = "{\"status\":\"SUCCESS\",\"resourceModel\":" + text + "}";
        } else {
            int round = text.contains("\"round\":1") ? 2 : 1;
            reply = "{\"status\":\"IN_PROGRESS\",\"callbackDelaySeconds\":0,\"callbackContext\":{\"round\":" + round
                    + "},\"resourceModel\":{\"ApiId\":\"from round " + round + "\"}}";
        }
        response.write(reply.getBytes(StandardCharsets.UTF_8));
    }
}
