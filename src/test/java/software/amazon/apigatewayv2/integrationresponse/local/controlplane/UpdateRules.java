package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseResponse;

/** What an update changes, and what it leaves as it is. */
interface UpdateRules {

    @Test
    @MotoDiffers(MotoDiffers.ALLOWS_EQUAL_KEYS)
    default void refusesAnUpdateToASiblingsKeyAsAConflict(Workbench bench) {
        bench.create("$default");
        String second = bench.create("/500/").integrationResponseId();
        assertThatThrownBy(() -> bench.update(second, request -> request.integrationResponseKey("$default")))
                .isInstanceOf(ConflictException.class);
        assertThat(bench.get(second).integrationResponseKey()).isEqualTo("/500/");
        assertThat(bench.update(second, request -> request.integrationResponseKey("/500/"))
                        .integrationResponseKey())
                .isEqualTo("/500/");
    }

    @Test
    default void updateLeavesWhatIsNotGivenAsItIs(Workbench bench) {
        CreateIntegrationResponseResponse before = bench.createFull();
        bench.update(before.integrationResponseId(), request -> request.integrationResponseKey("/5\\d\\d/"));
        GetIntegrationResponseResponse after = bench.get(before.integrationResponseId());
        assertThat(after.integrationResponseKey()).isEqualTo("/5\\d\\d/");
        assertThat(after.contentHandlingStrategy()).isEqualTo(before.contentHandlingStrategy());
        assertThat(after.templateSelectionExpression()).isEqualTo(before.templateSelectionExpression());
        assertThat(after.responseParameters()).isEqualTo(before.responseParameters());
        assertThat(after.responseTemplates()).isEqualTo(before.responseTemplates());
    }

    @Test
    @MotoDiffers(MotoDiffers.REPLACES_MAPS)
    default void updateMergesMapsKeyByKey(Workbench bench) {
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of("b", "'3'", "c", "'4'"))
                .responseTemplates(Map.of("text/plain", "text")));
        assertThat(bench.get(id).responseParameters())
                .isEqualTo(Map.of("method.response.header.a", "'1'", "b", "'3'", "c", "'4'"));
        assertThat(bench.get(id).responseTemplates())
                .isEqualTo(Map.of("application/json", "{}", "$default", "none", "text/plain", "text"));
    }

    @Test
    @MotoDiffers(MotoDiffers.REPLACES_MAPS)
    default void updateRemovesTheEntryThatItIsSentAnEmptyValueFor(Workbench bench) {
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of("b", ""))
                .responseTemplates(Map.of("$default", "", "application/json", "")));
        assertThat(bench.get(id).responseParameters()).isEqualTo(Map.of("method.response.header.a", "'1'"));
        assertThat(bench.get(id).responseTemplates()).isEmpty();
    }

    @Test
    @MotoDiffers(MotoDiffers.REPLACES_MAPS)
    default void anEmptyMapInAnUpdateChangesNothing(Workbench bench) {
        CreateIntegrationResponseResponse before = bench.createFull();
        String id = before.integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of()).responseTemplates(Map.of()));
        assertThat(bench.get(id).responseParameters()).isEqualTo(before.responseParameters());
        assertThat(bench.get(id).responseTemplates()).isEqualTo(before.responseTemplates());
    }

    /** A service may show what is not set as absent or as "". */
    @Test
    default void anUpdateWithEmptyTextsClearsExpressionAndStrategy(Workbench bench) {
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.templateSelectionExpression("").contentHandlingStrategy(""));
        assertThat(bench.get(id).templateSelectionExpression()).isNullOrEmpty();
        assertThat(bench.get(id).contentHandlingStrategyAsString()).isNullOrEmpty();
    }

    @Test
    default void anUpdateRespondsWithWhatGetThenGives(Workbench bench) {
        String id = bench.createFull().integrationResponseId();
        UpdateIntegrationResponseResponse response =
                bench.update(id, request -> request.responseParameters(Map.of("c", "'5'")));
        assertThat(response.integrationResponseId()).isEqualTo(id);
        bench.assertGives(id, response);
    }
}
