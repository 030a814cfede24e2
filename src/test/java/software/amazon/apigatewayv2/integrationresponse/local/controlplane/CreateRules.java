package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.ContentHandlingStrategy;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** What a create makes, and what it refuses. */
interface CreateRules {

    @Test
    default void createRespondsWithAllThatGetGives(Workbench bench) {
        CreateIntegrationResponseResponse created = bench.createFull();
        assertThat(created.sdkFields()).allSatisfy(field -> assertThat(field.getValueOrDefault(created))
                .as("what is created full has %s", field.memberName())
                .isNotIn(null, Map.of()));
        assertThat(created.integrationResponseId()).isNotBlank();
        assertThat(created.integrationResponseKey()).isEqualTo("/4\\d\\d/");
        assertThat(created.contentHandlingStrategy()).isEqualTo(ContentHandlingStrategy.CONVERT_TO_TEXT);
        assertThat(created.templateSelectionExpression()).isEqualTo("${integration.response.header.kind}");
        assertThat(created.responseParameters()).isEqualTo(Map.of("method.response.header.a", "'1'", "b", "'2'"));
        assertThat(created.responseTemplates()).isEqualTo(Map.of("application/json", "{}", "$default", "none"));
        bench.assertGives(created.integrationResponseId(), created);
    }

    @Test
    default void whatIsNotGivenIsAbsentFromTheResponse(Workbench bench) {
        GetIntegrationResponseResponse held = bench.get(bench.create("$default").integrationResponseId());
        assertThat(held.contentHandlingStrategy()).isNull();
        assertThat(held.templateSelectionExpression()).isNull();
        assertThat(held.hasResponseParameters()).isFalse();
        assertThat(held.hasResponseTemplates()).isFalse();
    }

    @Test
    default void textComesBackUnchanged(Workbench bench) {
        Map<String, String> templates = Map.of(
                "$default", "{\"quoted\": \"\\\"\"}\n\t",
                "application/ünïcode", "漢字 \uD83D\uDE80 \u0001",
                "empty", "",
                "longest", "é".repeat(32_768));
        String id = bench.create(
                        request -> request.integrationResponseKey("/\"é\\s/").responseTemplates(templates))
                .integrationResponseId();
        assertThat(bench.get(id).integrationResponseKey()).isEqualTo("/\"é\\s/");
        assertThat(bench.get(id).responseTemplates()).isEqualTo(templates);
    }

    @Test
    @MotoDiffers(MotoDiffers.CHECKS_NO_LENGTHS)
    default void refusesATemplateOf32769Characters(Workbench bench) {
        assertRefused(bench, request -> request.responseTemplates(Map.of("a", "a".repeat(32_769))));
    }

    @Test
    @MotoDiffers(MotoDiffers.CHECKS_NO_LENGTHS)
    default void refusesAParameterValueOf0Or513Characters(Workbench bench) {
        for (String value : List.of("", "a".repeat(513))) {
            assertRefused(bench, request -> request.responseParameters(Map.of("a", value)));
        }
    }

    @Test
    @MotoDiffers("moto does not ask for required members; the model does")
    default void refusesACreateWithoutAKey(Workbench bench) {
        assertRefused(bench, request -> request.integrationResponseKey(null));
    }

    @Test
    @MotoDiffers("moto does not check enumerations; the model has this one")
    default void refusesAnUnknownStrategy(Workbench bench) {
        assertRefused(bench, request -> request.contentHandlingStrategy("CONVERT_TO_GOLD"));
    }

    @Test
    @MotoDiffers(MotoDiffers.ALLOWS_EQUAL_KEYS)
    default void refusesASecondCreateWithTheSameKeyAsAConflict(Workbench bench) {
        String first = bench.create("$default").integrationResponseId();
        assertThatThrownBy(() -> bench.create("$default")).isInstanceOf(ConflictException.class);
        assertThat(bench.items())
                .extracting(IntegrationResponse::integrationResponseId)
                .containsExactly(first);
    }

    @Test
    default void acceptsTheSameKeyInAnotherIntegration(Workbench bench) {
        bench.create("$default");
        Workbench neighbour = bench.neighbour();
        neighbour.create("$default");
        assertThat(neighbour.items()).hasSize(1);
    }

    @Test
    @MotoDiffers("moto does not look at the protocol; the documentation has them for WebSocket APIs only")
    default void refusesAnIntegrationResponseOfAnHttpApi(Workbench bench) {
        assertRefused(bench.with(ProtocolType.HTTP), request -> request.responseTemplates(Map.of("a", "b")));
    }

    private static void assertRefused(Workbench bench, Consumer<CreateIntegrationResponseRequest.Builder> members) {
        assertThatThrownBy(() -> bench.create(request -> members.accept(request.integrationResponseKey("$default"))))
                .isInstanceOf(BadRequestException.class);
        assertThat(bench.items()).isEmpty();
    }
}
