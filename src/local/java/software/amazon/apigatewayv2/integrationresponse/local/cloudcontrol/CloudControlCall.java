package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call of Cloud Control as somebody who watches the service sees it.
 *
 * @param operation the operation's name in the service model, such as {@code CreateResource}; "Unknown" for a request
 *     that names none
 * @param status the HTTP status of the response
 * @param progress where the response is about a request: its operation and status, such as {@code CREATE IN_PROGRESS}
 * @param error the error's code and message, where the response is an error
 * @param began when the request had arrived
 * @param took how long the service took to respond
 */
public record CloudControlCall(
        String operation,
        int status,
        Optional<String> progress,
        Optional<String> error,
        Instant began,
        Duration took) {}
