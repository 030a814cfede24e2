package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;

/** What an update changes of an API and of an integration; what is in them stays. */
final class ParentUpdateRules {

    private ParentUpdateRules() {}

    static List<ServiceRule> all() {
        return List.of(
                new ServiceRule("an update of an API changes what is given, and nothing else", ParentUpdateRules::api),
                new ServiceRule(
                        "an update of an integration changes what is given, and nothing else",
                        ParentUpdateRules::integration),
                new ServiceRule("an update of an integration removes what is sent as \"\"", ParentUpdateRules::removal),
                new ServiceRule("an update of an unknown API or integration is not found", ParentUpdateRules::unknown));
    }

    private static void api(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        bench.create("$default");
        client.updateApi(update -> update.apiId(bench.apiId()).name("renamed").description("an API"));
        assertThat(client.getApi(get -> get.apiId(bench.apiId())))
                .returns("renamed", answer -> answer.name())
                .returns("an API", answer -> answer.description())
                .returns("$request.body.action", answer -> answer.routeSelectionExpression())
                .returns(bench.apiId(), answer -> answer.apiId());
        assertThat(bench.items()).hasSize(1);
    }

    private static void integration(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        bench.create("$default");
        client.updateIntegration(update -> update.apiId(bench.apiId())
                .integrationId(bench.integrationId())
                .description("a backend")
                .requestParameters(Map.of("a", "'1'")));
        assertThat(client.getIntegration(get -> get.apiId(bench.apiId()).integrationId(bench.integrationId())))
                .returns("a backend", answer -> answer.description())
                .returns("MOCK", answer -> answer.integrationTypeAsString())
                .returns(Map.of("a", "'1'"), answer -> answer.requestParameters())
                .returns(bench.integrationId(), answer -> answer.integrationId());
        assertThat(bench.items()).hasSize(1);
    }

    private static void removal(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        client.updateIntegration(update -> update.apiId(bench.apiId())
                .integrationId(bench.integrationId())
                .description("a backend")
                .requestParameters(Map.of("a", "'1'", "b", "'2'")));
        client.updateIntegration(update -> update.apiId(bench.apiId())
                .integrationId(bench.integrationId())
                .description("")
                .requestParameters(Map.of("a", "")));
        assertThat(client.getIntegration(get -> get.apiId(bench.apiId()).integrationId(bench.integrationId())))
                .returns(Map.of("b", "'2'"), answer -> answer.requestParameters())
                .returns(
                        true,
                        answer -> answer.description() == null
                                || answer.description().isEmpty());
    }

    private static void unknown(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        assertThatThrownBy(() ->
                        client.updateApi(update -> update.apiId("absentapi1").name("x")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.updateIntegration(update ->
                        update.apiId(bench.apiId()).integrationId("absent1").description("x")))
                .isInstanceOf(NotFoundException.class);
    }
}
