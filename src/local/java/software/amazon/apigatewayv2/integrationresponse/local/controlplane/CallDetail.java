package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call as somebody who watches the service sees it. Headers are left out, and with them all that is secret.
 *
 * @param call what is recorded of every call
 * @param errorCode the error's code, such as {@code TooManyRequestsException}, where the response is an error
 * @param requestBody the body of the request, "" if it has none
 * @param responseBody the body of the response, "" if it has none
 * @param began when the request had arrived
 * @param took how long the service took to respond, a delay by a fault included
 */
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

    /** Whether the response is a success. */
    public boolean succeeded() {
        return call.status() >= 200 && call.status() < 300;
    }
}
