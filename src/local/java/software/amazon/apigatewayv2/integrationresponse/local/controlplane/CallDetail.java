package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A call as watchers see it, without headers, which hold the secrets; {@code took} includes a fault's delay. */
public record CallDetail(
        ServiceCall call,
        Optional<String> errorCode,
        String requestBody,
        String responseBody,
        Instant began,
        Duration took) {
    /** When the response was sent, or the connection closed. */
    public Instant ended() {
        return began.plus(took);
    }

    public boolean succeeded() {
        return call.status() >= 200 && call.status() < 300;
    }
}
