package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.Optional;
import software.amazon.cloudformation.metrics.Metric;

/**
 * Whose metrics and lines they are. What is kept from one invocation is sent only with the credentials of another invocation
 * for the same recipient.
 *
 * @param account the account that the operation is for
 * @param region the Region that the operation is for
 * @param type the resource type under which the provider is registered
 * @param logGroup where the type's lines go; empty if its LoggingConfig names none
 */
public record Recipient(String account, String region, String type, Optional<String> logGroup) {

    /** The metrics' namespace, as the RPDK makes it. */
    String namespace() {
        return Metric.METRIC_NAMESPACE_ROOT + "/" + type.replace("::", "/");
    }
}
