package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyTemplate;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.Maps;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseResponse;

/** What an update changes, and what it leaves as it is. */
interface UpdateRules {

    @Test
    default void anUpdateLeavesWhatIsNotGivenAsItIsAndRespondsWithWhatGetGives(Workbench bench) {
        CreateIntegrationResponseResponse before = bench.createFull();
        String id = before.integrationResponseId();
        bench.assertGives(id, bench.update(id, request -> request.integrationResponseKey("/5\\d\\d/")));
        bench.assertGives(
                id, before.toBuilder().integrationResponseKey("/5\\d\\d/").build());
    }

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
    @MotoDiffers(MotoDiffers.CHECKS_NO_LENGTHS)
    default void aRefusedUpdateChangesNothing(Workbench bench) {
        CreateIntegrationResponseResponse before = bench.createFull();
        assertThatThrownBy(() ->
                        bench.update(before.integrationResponseId(), request -> request.integrationResponseKey("/500/")
                                .responseParameters(Map.of("b", "'3'", "c", "c".repeat(513)))))
                .isInstanceOf(BadRequestException.class);
        bench.assertGives(before.integrationResponseId(), before);
    }

    @Test
    @MotoDiffers(MotoDiffers.REPLACES_MAPS)
    default void anUpdateSetsAndRemovesSingleEntriesOfAMap(Workbench bench) {
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of("method.response.header.b", "'3'", "c", "'4'"))
                .responseTemplates(Map.of("text/html", "z")));
        assertHeld(
                bench,
                id,
                Map.of("method.response.header.a", "'1'", "method.response.header.b", "'3'", "c", "'4'"),
                Map.of("application/json", "{}", "text/plain", "x", "text/html", "z"));
        bench.update(id, request -> request.responseParameters(Map.of("c", "", "method.response.header.a", ""))
                .responseTemplates(Map.of("application/json", "", "text/plain", "", "text/html", "")));
        assertHeld(bench, id, Map.of("method.response.header.b", "'3'"), Map.of());
    }

    @Test
    @MotoDiffers(MotoDiffers.REPLACES_MAPS)
    default void anEmptyMapInAnUpdateChangesNothing(Workbench bench) {
        CreateIntegrationResponseResponse before = bench.createFull();
        String id = before.integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of()).responseTemplates(Map.of()));
        bench.assertGives(id, before);
    }

    /** As moto does. */
    @Test
    default void anUpdateReplacesEachMapThatItIsSentIfTheServiceIsToldTo(Workbench bench, LocalApiGateway service) {
        service.behave(ServiceBehaviour.ordinary().withMaps(Maps.REPLACED).withEmptyTemplate(EmptyTemplate.KEPT));
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of("c", "'4'")));
        assertHeld(bench, id, Map.of("c", "'4'"), Map.of("application/json", "{}", "text/plain", "x"));
        bench.update(id, request -> request.responseParameters(Map.of()).responseTemplates(Map.of("text/plain", "")));
        assertHeld(bench, id, Map.of(), Map.of("text/plain", ""));
    }

    /** A service may show what is not set as absent or as "". */
    @Test
    default void anUpdateWithEmptyTextsClearsExpressionAndStrategy(Workbench bench) {
        String id = bench.createFull().integrationResponseId();
        bench.update(id, request -> request.templateSelectionExpression("").contentHandlingStrategy(""));
        assertThat(bench.get(id).templateSelectionExpression()).isNullOrEmpty();
        assertThat(bench.get(id).contentHandlingStrategyAsString()).isNullOrEmpty();
    }

    private static void assertHeld(
            Workbench bench, String id, Map<String, String> parameters, Map<String, String> templates) {
        assertThat(bench.get(id))
                .returns(parameters, held -> held.responseParameters())
                .returns(templates, held -> held.responseTemplates());
    }
}
