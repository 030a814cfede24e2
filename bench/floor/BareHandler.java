import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

/** The floor under every Java function that asks API Gateway something: one GET, no framework, no SDK. */
public final class BareHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        event.readAllBytes();
        HttpURLConnection call = (HttpURLConnection) new URL(System.getenv("BARE_GET")).openConnection();
        // The local service asks for credentials and does not check the signature.
        call.setRequestProperty(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/apigateway/aws4_request, "
                        + "SignedHeaders=host, Signature=0000");
        try (InputStream body = call.getInputStream()) {
            body.transferTo(answer);
        }
    }
}
