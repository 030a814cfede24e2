package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyTemplate;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.Maps;

/** What a service does whose updates replace maps and keep an empty template, as moto does. */
interface ReplacedMapsRules {

    @Test
    default void updateReplacesEachMapThatItIsSent(Workbench bench, LocalApiGateway service) {
        replaceMaps(service);
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of("c", "'4'")));
        assertThat(bench.get(id).responseParameters()).isEqualTo(Map.of("c", "'4'"));
        assertThat(bench.get(id).responseTemplates()).isEqualTo(Map.of("application/json", "{}", "$default", "none"));
    }

    @Test
    default void updateKeepsTheEmptyTemplateThatItIsSent(Workbench bench, LocalApiGateway service) {
        replaceMaps(service);
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.responseTemplates(Map.of("$default", "")));
        assertThat(bench.get(id).responseTemplates()).isEqualTo(Map.of("$default", ""));
    }

    @Test
    default void anEmptyMapInAnUpdateClearsTheMap(Workbench bench, LocalApiGateway service) {
        replaceMaps(service);
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of()).responseTemplates(Map.of()));
        assertThat(bench.get(id).responseParameters()).isEmpty();
        assertThat(bench.get(id).responseTemplates()).isEmpty();
    }

    private static void replaceMaps(LocalApiGateway service) {
        service.behave(ServiceBehaviour.ordinary().withMaps(Maps.REPLACED).withEmptyTemplate(EmptyTemplate.KEPT));
    }
}
