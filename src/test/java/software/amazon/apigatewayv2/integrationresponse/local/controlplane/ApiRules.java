package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.Deployment;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.apigatewayv2.model.RouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.Stage;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationRequest;

/** What else an API consists of: integrations, the routes to them, and the deployments and stages that publish it. */
interface ApiRules {

    @Test
    default void anApiIsReadListedUpdatedAndDeletedWithWhatIsInIt(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        bench.create("$default");
        client.updateApi(update -> update.apiId(bench.apiId()).name("renamed").description("an API"));
        assertThat(client.getApi(get -> get.apiId(bench.apiId())))
                .returns("renamed", api -> api.name())
                .returns("an API", api -> api.description())
                .returns("$request.body.action", api -> api.routeSelectionExpression())
                .returns(ProtocolType.WEBSOCKET, api -> api.protocolType())
                .doesNotReturn(null, api -> api.createdDate());
        assertThat(client.getApis(list -> list.maxResults("500")).items())
                .extracting(Api::apiId)
                .contains(bench.apiId());
        assertThat(bench.items()).hasSize(1);
        client.deleteApi(delete -> delete.apiId(bench.apiId()));
        assertThatThrownBy(bench::items).isInstanceOf(NotFoundException.class);
    }

    @Test
    default void anIntegrationIsReadListedUpdatedAndDeletedWithWhatIsInIt(Workbench bench) {
        bench.create("$default");
        updateIntegration(bench, update -> update.description("a backend").requestParameters(Map.of("a", "'1'")));
        assertThat(integration(bench))
                .returns("a backend", integration -> integration.description())
                .returns(Map.of("a", "'1'"), integration -> integration.requestParameters())
                .returns("MOCK", integration -> integration.integrationTypeAsString());
        assertThat(bench.client()
                        .getIntegrations(list -> list.apiId(bench.apiId()))
                        .items())
                .extracting(Integration::integrationId)
                .containsExactly(bench.integrationId());
        assertThat(bench.items()).hasSize(1);
        deleteIntegration(bench);
        assertThatThrownBy(bench::items).isInstanceOf(NotFoundException.class);
    }

    @Test
    @MotoDiffers(MotoDiffers.REPLACES_MAPS)
    default void anUpdateOfAnIntegrationRemovesWhatIsSentEmpty(Workbench bench) {
        updateIntegration(
                bench, update -> update.description("a backend").requestParameters(Map.of("a", "'1'", "b", "'2'")));
        updateIntegration(bench, update -> update.description("").requestParameters(Map.of("a", "")));
        assertThat(integration(bench).requestParameters()).isEqualTo(Map.of("b", "'2'"));
        assertThat(integration(bench).description()).isNullOrEmpty();
    }

    @Test
    @MotoDiffers("moto fails with 500 on an unknown integration; NotFoundException is in the model for it")
    default void doesNotFindAnUpdatedApiOrIntegrationThatIsNotThere(Workbench bench) {
        assertThatThrownBy(() -> bench.client()
                        .updateApi(update -> update.apiId("absentapi1").name("x")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> updateIntegration(
                        bench, update -> update.integrationId("absent1").description("x")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    default void aRouteIsReadListedUpdatedAndDeleted(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        String id = createRoute(bench);
        client.updateRoute(update ->
                update.apiId(bench.apiId()).routeId(id).routeKey("orders").operationName("Order"));
        assertThat(route(bench, id))
                .returns("orders", route -> route.routeKey())
                .returns("Order", route -> route.operationName())
                .returns("integrations/" + bench.integrationId(), route -> route.target());
        assertThat(client.getRoutes(list -> list.apiId(bench.apiId())).items())
                .extracting(Route::routeKey)
                .containsExactly("orders");
        client.deleteRoute(delete -> delete.apiId(bench.apiId()).routeId(id));
        assertThatThrownBy(() -> route(bench, id)).isInstanceOf(NotFoundException.class);
    }

    @Test
    @MotoDiffers("moto does not look at the routes; the service refuses it (seen in terraform-aws-next-js #247)")
    default void refusesToDeleteAnIntegrationThatRoutesLeadTo(Workbench bench) {
        String route = createRoute(bench);
        assertThatThrownBy(() -> deleteIntegration(bench))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(route);
        bench.client().deleteRoute(delete -> delete.apiId(bench.apiId()).routeId(route));
        deleteIntegration(bench);
    }

    @Test
    @MotoDiffers("moto has no update and no list of route responses; the model has both")
    default void aRouteResponseIsReadListedUpdatedAndDeleted(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        String route = createRoute(bench);
        String id = createRouteResponse(bench, route);
        client.updateRouteResponse(update ->
                update.apiId(bench.apiId()).routeId(route).routeResponseId(id).modelSelectionExpression("$default"));
        assertThat(routeResponse(bench, route, id))
                .returns("$default", response -> response.routeResponseKey())
                .returns("$default", response -> response.modelSelectionExpression());
        assertThat(client.getRouteResponses(list -> list.apiId(bench.apiId()).routeId(route))
                        .items())
                .extracting(RouteResponse::routeResponseId)
                .containsExactly(id);
        client.deleteRouteResponse(
                delete -> delete.apiId(bench.apiId()).routeId(route).routeResponseId(id));
        assertThatThrownBy(() -> routeResponse(bench, route, id)).isInstanceOf(NotFoundException.class);
    }

    @Test
    @MotoDiffers(MotoDiffers.HAS_NO_DEPLOYMENTS)
    default void aDeploymentNeedsARouteAndIsReadListedUpdatedAndDeleted(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        assertThatThrownBy(() -> deploy(bench)).isInstanceOf(BadRequestException.class);
        createRoute(bench);
        String id = deploy(bench);
        client.updateDeployment(
                update -> update.apiId(bench.apiId()).deploymentId(id).description("first"));
        assertThat(deployment(bench, id))
                .returns("first", deployment -> deployment.description())
                .returns("DEPLOYED", deployment -> deployment.deploymentStatusAsString());
        assertThat(client.getDeployments(list -> list.apiId(bench.apiId())).items())
                .extracting(Deployment::deploymentId)
                .containsExactly(id);
        client.deleteDeployment(delete -> delete.apiId(bench.apiId()).deploymentId(id));
        assertThatThrownBy(() -> deployment(bench, id)).isInstanceOf(NotFoundException.class);
    }

    @Test
    @MotoDiffers(MotoDiffers.HAS_NO_DEPLOYMENTS)
    default void aStageNeedsItsDeploymentAndIsReadListedUpdatedAndDeleted(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        assertThatThrownBy(() -> createStage(bench, stage -> stage.deploymentId("absent1")))
                .isInstanceOf(NotFoundException.class);
        createRoute(bench);
        String deployment = deploy(bench);
        createStage(bench, stage -> stage.deploymentId(deployment)
                .stageVariables(Map.of("backend", "a", "colour", "blue")));
        client.updateStage(update -> update.apiId(bench.apiId())
                .stageName("live")
                .description("for clients")
                .stageVariables(Map.of("colour", "")));
        assertThat(stage(bench))
                .returns(deployment, stage -> stage.deploymentId())
                .returns("for clients", stage -> stage.description())
                .returns(Map.of("backend", "a"), stage -> stage.stageVariables());
        assertThat(client.getStages(list -> list.apiId(bench.apiId())).items())
                .extracting(Stage::stageName)
                .containsExactly("live");
        client.deleteStage(delete -> delete.apiId(bench.apiId()).stageName("live"));
        assertThatThrownBy(() -> stage(bench)).isInstanceOf(NotFoundException.class);
    }

    @Test
    @MotoDiffers(MotoDiffers.HAS_NO_DEPLOYMENTS)
    default void refusesToDeleteADeploymentThatAStagePointsTo(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        createRoute(bench);
        createStage(bench, stage -> {});
        String first = client.createDeployment(
                        create -> create.apiId(bench.apiId()).stageName("live"))
                .deploymentId();
        assertThat(stage(bench).deploymentId()).isEqualTo(first);
        assertThatThrownBy(() -> client.deleteDeployment(
                        delete -> delete.apiId(bench.apiId()).deploymentId(first)))
                .isInstanceOf(BadRequestException.class);
        String next = deploy(bench);
        client.updateStage(
                update -> update.apiId(bench.apiId()).stageName("live").deploymentId(next));
        client.deleteDeployment(delete -> delete.apiId(bench.apiId()).deploymentId(first));
    }

    @Test
    @MotoDiffers(MotoDiffers.ALLOWS_EQUAL_KEYS)
    default void refusesASecondRouteRouteResponseOrStageOfTheSameNameAsAConflict(Workbench bench) {
        String route = createRoute(bench);
        createRouteResponse(bench, route);
        createStage(bench, stage -> {});
        for (ThrowingCallable second : List.<ThrowingCallable>of(
                () -> createRoute(bench),
                () -> createRouteResponse(bench, route),
                () -> createStage(bench, stage -> {}))) {
            assertThatThrownBy(second).isInstanceOf(ConflictException.class);
        }
    }

    private static GetIntegrationResponse integration(Workbench bench) {
        return bench.client().getIntegration(get -> get.apiId(bench.apiId()).integrationId(bench.integrationId()));
    }

    private static void updateIntegration(Workbench bench, Consumer<UpdateIntegrationRequest.Builder> members) {
        bench.client()
                .updateIntegration(
                        update -> members.accept(update.apiId(bench.apiId()).integrationId(bench.integrationId())));
    }

    private static void deleteIntegration(Workbench bench) {
        bench.client().deleteIntegration(delete -> delete.apiId(bench.apiId()).integrationId(bench.integrationId()));
    }

    /** Makes a route to the integration. */
    private static String createRoute(Workbench bench) {
        return bench.client()
                .createRoute(create ->
                        create.apiId(bench.apiId()).routeKey("order").target("integrations/" + bench.integrationId()))
                .routeId();
    }

    private static GetRouteResponse route(Workbench bench, String id) {
        return bench.client().getRoute(get -> get.apiId(bench.apiId()).routeId(id));
    }

    private static String createRouteResponse(Workbench bench, String route) {
        return bench.client()
                .createRouteResponse(
                        create -> create.apiId(bench.apiId()).routeId(route).routeResponseKey("$default"))
                .routeResponseId();
    }

    private static GetRouteResponseResponse routeResponse(Workbench bench, String route, String id) {
        return bench.client()
                .getRouteResponse(get -> get.apiId(bench.apiId()).routeId(route).routeResponseId(id));
    }

    private static String deploy(Workbench bench) {
        return bench.client()
                .createDeployment(create -> create.apiId(bench.apiId()))
                .deploymentId();
    }

    private static GetDeploymentResponse deployment(Workbench bench, String id) {
        return bench.client().getDeployment(get -> get.apiId(bench.apiId()).deploymentId(id));
    }

    private static void createStage(Workbench bench, Consumer<CreateStageRequest.Builder> members) {
        bench.client()
                .createStage(
                        create -> members.accept(create.apiId(bench.apiId()).stageName("live")));
    }

    private static GetStageResponse stage(Workbench bench) {
        return bench.client().getStage(get -> get.apiId(bench.apiId()).stageName("live"));
    }
}
