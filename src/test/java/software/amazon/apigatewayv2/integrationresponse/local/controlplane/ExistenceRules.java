package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** What is there, what is not, and what is gone afterwards. */
final class ExistenceRules {

    private ExistenceRules() {}

    static List<ServiceRule> all() {
        return List.of(
                new ServiceRule("get and update of what is not there are not found", ExistenceRules::notFound),
                new ServiceRule("delete of what is not there is not found", ExistenceRules::deleteNotFound),
                new ServiceRule(
                        "nothing is found under an integration that is not there", ExistenceRules::noIntegration),
                new ServiceRule("delete deletes, once", ExistenceRules::deleteDeletes),
                new ServiceRule("deleting an integration or an API deletes what is in it", ExistenceRules::cascade),
                new ServiceRule("APIs and integrations are created, read and listed", ExistenceRules::parents));
    }

    private static void notFound(Workbench bench) {
        assertThatThrownBy(() -> bench.get("absent1")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bench.update("absent1", request -> request.integrationResponseKey("$default")))
                .isInstanceOf(NotFoundException.class);
        assertThat(bench.items()).isEmpty();
    }

    private static void deleteNotFound(Workbench bench) {
        assertThatThrownBy(() -> bench.delete("absent1")).isInstanceOf(NotFoundException.class);
    }

    private static void noIntegration(Workbench bench) {
        for (Workbench lost : List.of(
                new Workbench(bench.endpoint(), bench.client(), bench.apiId(), "absent1"),
                new Workbench(bench.endpoint(), bench.client(), "absentapi1", bench.integrationId()))) {
            assertThatThrownBy(() -> lost.create("$default")).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> lost.get("absent1")).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> lost.update("absent1", request -> request.integrationResponseKey("$default")))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> lost.delete("absent1")).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> lost.items()).isInstanceOf(NotFoundException.class);
        }
    }

    private static void deleteDeletes(Workbench bench) {
        String id = bench.create("$default").integrationResponseId();
        bench.create("/500/");
        bench.delete(id);
        assertThatThrownBy(() -> bench.get(id)).isInstanceOf(NotFoundException.class);
        assertThat(bench.items())
                .extracting(IntegrationResponse::integrationResponseKey)
                .containsExactly("/500/");
    }

    private static void cascade(Workbench bench) {
        bench.create("$default");
        ApiGatewayV2Client client = bench.client();
        client.deleteIntegration(request -> request.apiId(bench.apiId()).integrationId(bench.integrationId()));
        assertThatThrownBy(() -> bench.items()).isInstanceOf(NotFoundException.class);
        client.deleteApi(request -> request.apiId(bench.apiId()));
        assertThatThrownBy(() -> client.getIntegrations(request -> request.apiId(bench.apiId())))
                .isInstanceOf(NotFoundException.class);
    }

    private static void parents(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        assertThat(client.getApi(request -> request.apiId(bench.apiId())).protocolType())
                .isEqualTo(ProtocolType.WEBSOCKET);
        assertThat(client.getApi(request -> request.apiId(bench.apiId())).createdDate())
                .isNotNull();
        assertThat(client.getApis(request -> request.maxResults("500")).items())
                .extracting(api -> api.apiId())
                .contains(bench.apiId());
        assertThat(client.getIntegration(request -> request.apiId(bench.apiId()).integrationId(bench.integrationId()))
                        .integrationTypeAsString())
                .isEqualTo("MOCK");
        assertThat(client.getIntegrations(request -> request.apiId(bench.apiId()))
                        .items())
                .extracting(Integration::integrationId)
                .containsExactly(bench.integrationId());
    }
}
