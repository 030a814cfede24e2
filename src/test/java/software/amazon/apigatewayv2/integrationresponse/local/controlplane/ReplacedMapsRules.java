package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** What a service does whose updates replace maps and keep an empty template, as moto does. */
final class ReplacedMapsRules {

    private ReplacedMapsRules() {}

    static List<ServiceRule> all() {
        return List.of(
                new ServiceRule("update replaces each map that it is sent", ReplacedMapsRules::updateReplaces),
                new ServiceRule(
                        "update keeps the empty template that it is sent", ReplacedMapsRules::emptyTemplateKept),
                new ServiceRule("an empty map in an update clears the map", ReplacedMapsRules::emptyMapClears),
                new ServiceRule("update still leaves what is not given as it is", UpdateRules::updateLeavesTheRest));
    }

    private static void updateReplaces(Workbench bench) {
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of("c", "'4'")));
        assertThat(bench.get(id).responseParameters()).isEqualTo(Map.of("c", "'4'"));
        assertThat(bench.get(id).responseTemplates()).isEqualTo(Map.of("application/json", "{}", "$default", "none"));
    }

    private static void emptyTemplateKept(Workbench bench) {
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.responseTemplates(Map.of("$default", "")));
        assertThat(bench.get(id).responseTemplates()).isEqualTo(Map.of("$default", ""));
    }

    private static void emptyMapClears(Workbench bench) {
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of()).responseTemplates(Map.of()));
        assertThat(bench.get(id).responseParameters()).isEmpty();
        assertThat(bench.get(id).responseTemplates()).isEmpty();
    }
}
