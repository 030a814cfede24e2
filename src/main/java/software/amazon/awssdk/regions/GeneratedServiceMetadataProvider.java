package software.amazon.awssdk.regions;

import java.util.Map;
import software.amazon.awssdk.regions.servicemetadata.ApigatewayServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.LogsServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.MonitoringServiceMetadata;

/**
 * In the place of the SDK's class of this name, which makes the metadata of every AWS service as soon as one client asks
 * for its signing region: more than 300 classes at a cold start. This one knows the three services that a function of
 * this provider calls, by the SDK's own metadata of them; a test compares its answers with those of the SDK's class.
 */
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {

    private static final Map<String, ServiceMetadata> SERVICES = Map.of(
            "apigateway", new ApigatewayServiceMetadata(),
            "monitoring", new MonitoringServiceMetadata(),
            "logs", new LogsServiceMetadata());

    @Override
    public ServiceMetadata serviceMetadata(String endpointPrefix) {
        return SERVICES.get(endpointPrefix);
    }
}
