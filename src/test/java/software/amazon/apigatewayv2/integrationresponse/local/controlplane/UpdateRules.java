package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseResponse;

/** What an update changes, and what it leaves as it is. */
final class UpdateRules {

    private UpdateRules() {}

    static List<ServiceRule> all() {
        return List.of(
                new ServiceRule("an update to a sibling's key is a conflict", UpdateRules::duplicateUpdate),
                new ServiceRule("update leaves what is not given as it is", UpdateRules::updateLeavesTheRest),
                new ServiceRule("update merges maps key by key", UpdateRules::updateMerges),
                new ServiceRule("update removes the entry that it is sent \"\" for", UpdateRules::updateRemoves),
                new ServiceRule("an empty map in an update changes nothing", UpdateRules::emptyMapChangesNothing),
                new ServiceRule("an update with \"\" clears expression and strategy", UpdateRules::updateClears),
                new ServiceRule("an update answers with what get then gives", UpdateRules::updateAnswersWhole));
    }

    private static void duplicateUpdate(Workbench bench) {
        bench.create("$default");
        String second = bench.create("/500/").integrationResponseId();
        assertThatThrownBy(() -> bench.update(second, request -> request.integrationResponseKey("$default")))
                .isInstanceOf(ConflictException.class);
        assertThat(bench.get(second).integrationResponseKey()).isEqualTo("/500/");
        assertThat(bench.update(second, request -> request.integrationResponseKey("/500/"))
                        .integrationResponseKey())
                .isEqualTo("/500/");
    }

    static void updateLeavesTheRest(Workbench bench) {
        CreateIntegrationResponseResponse before = bench.createFull();
        bench.update(before.integrationResponseId(), request -> request.integrationResponseKey("/5\\d\\d/"));
        GetIntegrationResponseResponse after = bench.get(before.integrationResponseId());
        assertThat(after.integrationResponseKey()).isEqualTo("/5\\d\\d/");
        assertThat(after.contentHandlingStrategy()).isEqualTo(before.contentHandlingStrategy());
        assertThat(after.templateSelectionExpression()).isEqualTo(before.templateSelectionExpression());
        assertThat(after.responseParameters()).isEqualTo(before.responseParameters());
        assertThat(after.responseTemplates()).isEqualTo(before.responseTemplates());
    }

    private static void updateMerges(Workbench bench) {
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of("b", "'3'", "c", "'4'"))
                .responseTemplates(Map.of("text/plain", "text")));
        assertThat(bench.get(id).responseParameters())
                .isEqualTo(Map.of("method.response.header.a", "'1'", "b", "'3'", "c", "'4'"));
        assertThat(bench.get(id).responseTemplates())
                .isEqualTo(Map.of("application/json", "{}", "$default", "none", "text/plain", "text"));
    }

    private static void updateRemoves(Workbench bench) {
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of("b", ""))
                .responseTemplates(Map.of("$default", "", "application/json", "")));
        assertThat(bench.get(id).responseParameters()).isEqualTo(Map.of("method.response.header.a", "'1'"));
        assertThat(bench.get(id).responseTemplates()).isEmpty();
    }

    private static void emptyMapChangesNothing(Workbench bench) {
        CreateIntegrationResponseResponse before = bench.createFull();
        String id = before.integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of()).responseTemplates(Map.of()));
        assertThat(bench.get(id).responseParameters()).isEqualTo(before.responseParameters());
        assertThat(bench.get(id).responseTemplates()).isEqualTo(before.responseTemplates());
    }

    /** A service may show what is not set as absent or as "". */
    private static void updateClears(Workbench bench) {
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.templateSelectionExpression("").contentHandlingStrategy(""));
        assertThat(bench.get(id).templateSelectionExpression()).isNullOrEmpty();
        assertThat(bench.get(id).contentHandlingStrategyAsString()).isNullOrEmpty();
    }

    private static void updateAnswersWhole(Workbench bench) {
        String id = bench.createFull().integrationResponseId();
        UpdateIntegrationResponseResponse answer =
                bench.update(id, request -> request.responseParameters(Map.of("c", "'5'")));
        assertThat(answer.integrationResponseId()).isEqualTo(id);
        bench.assertGives(id, answer);
    }
}
