package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call of Cloud Control, as watchers see it. The operation is "Unknown" if the request names none; the progress is an
 * operation and a status, such as {@code CREATE IN_PROGRESS}; the call began when the request had arrived.
 */
public record CloudControlCall(
        String operation,
        int status,
        Optional<String> progress,
        Optional<String> error,
        Instant began,
        Duration took) {}
