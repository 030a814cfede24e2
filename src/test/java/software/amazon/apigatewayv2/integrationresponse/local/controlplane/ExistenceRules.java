package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** What is there, what is not, and what is gone afterwards. */
interface ExistenceRules {

    @Test
    @MotoDiffers(MotoDiffers.FAILS_FOR_UNKNOWN)
    default void doesNotFindAnUpdatedIntegrationResponseThatIsNotThere(Workbench bench) {
        assertThatThrownBy(() -> bench.get("absent1")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bench.update("absent1", request -> request.integrationResponseKey("$default")))
                .isInstanceOf(NotFoundException.class);
        assertThat(bench.items()).isEmpty();
    }

    @Test
    @MotoDiffers(MotoDiffers.FAILS_FOR_UNKNOWN)
    default void doesNotFindADeletedIntegrationResponseThatIsNotThere(Workbench bench) {
        assertThatThrownBy(() -> bench.delete("absent1")).isInstanceOf(NotFoundException.class);
    }

    @Test
    default void findsNothingUnderAnIntegrationOrApiThatIsNotThere(Workbench bench) {
        for (Workbench lost : List.of(
                new Workbench(bench.endpoint(), bench.client(), bench.apiId(), "absent1"),
                new Workbench(bench.endpoint(), bench.client(), "absentapi1", bench.integrationId()))) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> lost.create("$default"),
                    () -> lost.get("absent1"),
                    () -> lost.update("absent1", request -> request.integrationResponseKey("$default")),
                    () -> lost.delete("absent1"),
                    lost::items)) {
                assertThatThrownBy(call).isInstanceOf(NotFoundException.class);
            }
        }
    }

    @Test
    default void deleteDeletesOne(Workbench bench) {
        String id = bench.create("$default").integrationResponseId();
        bench.create("/500/");
        bench.delete(id);
        assertThatThrownBy(() -> bench.get(id)).isInstanceOf(NotFoundException.class);
        assertThat(bench.items())
                .extracting(IntegrationResponse::integrationResponseKey)
                .containsExactly("/500/");
    }

    @Test
    default void deletingAnIntegrationOrAnApiDeletesWhatIsInIt(Workbench bench) {
        bench.create("$default");
        ApiGatewayV2Client client = bench.client();
        client.deleteIntegration(request -> request.apiId(bench.apiId()).integrationId(bench.integrationId()));
        assertThatThrownBy(bench::items).isInstanceOf(NotFoundException.class);
        client.deleteApi(request -> request.apiId(bench.apiId()));
        assertThatThrownBy(() -> client.getIntegrations(request -> request.apiId(bench.apiId())))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    default void apisAndIntegrationsAreCreatedReadAndListed(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        assertThat(bench.api().protocolType()).isEqualTo(ProtocolType.WEBSOCKET);
        assertThat(bench.api().createdDate()).isNotNull();
        assertThat(client.getApis(request -> request.maxResults("500")).items())
                .extracting(Api::apiId)
                .contains(bench.apiId());
        assertThat(bench.integration().integrationTypeAsString()).isEqualTo("MOCK");
        assertThat(client.getIntegrations(request -> request.apiId(bench.apiId()))
                        .items())
                .extracting(Integration::integrationId)
                .containsExactly(bench.integrationId());
    }
}
