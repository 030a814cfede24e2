package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.Optional;
import lombok.Value;
import lombok.experimental.Accessors;
import software.amazon.cloudformation.metrics.Metric;

/**
 * Whose metrics and lines they are. What is kept from one invocation is sent only with the credentials of another one for
 * the same recipient.
 *
 * <p>A record would do the same, but this is a key: the JDK makes a record's {@code hashCode} when it is first called,
 * which costs each start some 50 classes.
 */
@Value
@Accessors(fluent = true)
public class Recipient {

    /** The account that the operation is for. */
    String account;

    /** The Region that the operation is for. */
    String region;

    /** The resource type under which the provider is registered. */
    String type;

    /** Where the type's lines go; empty if its LoggingConfig names none. */
    Optional<String> logGroup;

    /** The metrics' namespace, as the RPDK makes it. */
    String namespace() {
        return Metric.METRIC_NAMESPACE_ROOT + "/" + type.replace("::", "/");
    }
}
