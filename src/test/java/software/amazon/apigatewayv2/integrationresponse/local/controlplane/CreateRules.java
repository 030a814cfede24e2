package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.ContentHandlingStrategy;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** What a create makes, and what it refuses. */
final class CreateRules {

    private CreateRules() {}

    static List<ServiceRule> all() {
        return List.of(
                new ServiceRule("create answers with the whole, and get gives the same", CreateRules::createdWhole),
                new ServiceRule("what is not given is absent from the answer", CreateRules::absentStaysAbsent),
                new ServiceRule("unicode, quotes and $default keys come back unchanged", CreateRules::textUnchanged),
                new ServiceRule("a template of 32,768 characters comes back unchanged", CreateRules::longestTemplate),
                new ServiceRule("a template of 32,769 characters is refused", CreateRules::tooLongTemplate),
                new ServiceRule("an empty template given on create is kept", CreateRules::emptyTemplateCreated),
                new ServiceRule("a parameter value of 0 or 513 characters is refused", CreateRules::parameterLength),
                new ServiceRule("a create without a key is refused", CreateRules::keyRequired),
                new ServiceRule("an unknown strategy is refused", CreateRules::unknownStrategy),
                new ServiceRule("a second create with the same key is a conflict", CreateRules::duplicateCreate),
                new ServiceRule("the same key may be used in another integration", CreateRules::keyPerIntegration),
                new ServiceRule("an HTTP API has no integration responses", CreateRules::httpApiRefused));
    }

    private static void createdWhole(Workbench bench) {
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

    private static void absentStaysAbsent(Workbench bench) {
        GetIntegrationResponseResponse held = bench.get(bench.create("$default").integrationResponseId());
        assertThat(held.contentHandlingStrategy()).isNull();
        assertThat(held.templateSelectionExpression()).isNull();
        assertThat(held.hasResponseParameters()).isFalse();
        assertThat(held.hasResponseTemplates()).isFalse();
    }

    private static void textUnchanged(Workbench bench) {
        Map<String, String> templates =
                Map.of("$default", "{\"quoted\": \"\\\"\"}\n\t", "application/ünïcode", "漢字 \uD83D\uDE80 \u0001");
        String id = bench.create(
                        request -> request.integrationResponseKey("/\"é\\s/").responseTemplates(templates))
                .integrationResponseId();
        assertThat(bench.get(id).integrationResponseKey()).isEqualTo("/\"é\\s/");
        assertThat(bench.get(id).responseTemplates()).isEqualTo(templates);
    }

    private static void longestTemplate(Workbench bench) {
        String longest = "é".repeat(32_768);
        String id = bench.create(
                        request -> request.integrationResponseKey("$default").responseTemplates(Map.of("a", longest)))
                .integrationResponseId();
        assertThat(bench.get(id).responseTemplates()).containsEntry("a", longest);
    }

    private static void tooLongTemplate(Workbench bench) {
        assertRefused(
                bench,
                () -> bench.create(request ->
                        request.integrationResponseKey("$default").responseTemplates(Map.of("a", "a".repeat(32_769)))));
    }

    private static void emptyTemplateCreated(Workbench bench) {
        String id = bench.create(request ->
                        request.integrationResponseKey("$default").responseTemplates(Map.of("application/json", "")))
                .integrationResponseId();
        assertThat(bench.get(id).responseTemplates()).isEqualTo(Map.of("application/json", ""));
    }

    private static void parameterLength(Workbench bench) {
        for (String value : List.of("", "a".repeat(513))) {
            assertRefused(
                    bench,
                    () -> bench.create(request ->
                            request.integrationResponseKey("$default").responseParameters(Map.of("a", value))));
        }
    }

    private static void keyRequired(Workbench bench) {
        assertRefused(bench, () -> bench.create(request -> request.responseTemplates(Map.of("a", "b"))));
    }

    private static void unknownStrategy(Workbench bench) {
        assertRefused(
                bench,
                () -> bench.create(request ->
                        request.integrationResponseKey("$default").contentHandlingStrategy("CONVERT_TO_GOLD")));
    }

    private static void duplicateCreate(Workbench bench) {
        String first = bench.create("$default").integrationResponseId();
        assertThatThrownBy(() -> bench.create("$default")).isInstanceOf(ConflictException.class);
        assertThat(bench.items())
                .extracting(IntegrationResponse::integrationResponseId)
                .containsExactly(first);
    }

    private static void keyPerIntegration(Workbench bench) {
        bench.create("$default");
        String other = Workbench.integration(bench.client(), bench.apiId());
        Workbench neighbour = new Workbench(bench.endpoint(), bench.client(), bench.apiId(), other);
        neighbour.create("$default");
        assertThat(neighbour.items()).hasSize(1);
    }

    private static void httpApiRefused(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        String api = client.createApi(request -> request.name("http").protocolType(ProtocolType.HTTP))
                .apiId();
        Workbench http = new Workbench(bench.endpoint(), client, api, Workbench.integration(client, api));
        assertRefused(http, () -> http.create("$default"));
    }

    private static void assertRefused(Workbench bench, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(BadRequestException.class);
        assertThat(bench.items()).isEmpty();
    }
}
