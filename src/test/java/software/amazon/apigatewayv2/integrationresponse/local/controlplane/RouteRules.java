package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.apigatewayv2.model.RouteResponse;

/** How messages find their way to an integration, and its responses the way back. */
interface RouteRules {

    @Test
    default void aRouteIsCreatedReadListedUpdatedAndDeleted(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        String id = bench.createRoute("order");
        assertThat(bench.route(id).target()).isEqualTo("integrations/" + bench.integrationId());
        assertThat(client.getRoutes(list -> list.apiId(bench.apiId())).items())
                .extracting(Route::routeKey)
                .containsExactly("order");
        client.updateRoute(update ->
                update.apiId(bench.apiId()).routeId(id).routeKey("orders").operationName("Order"));
        assertThat(bench.route(id))
                .returns("orders", route -> route.routeKey())
                .returns("Order", route -> route.operationName())
                .returns("integrations/" + bench.integrationId(), route -> route.target());
        client.deleteRoute(delete -> delete.apiId(bench.apiId()).routeId(id));
        assertThatThrownBy(() -> bench.route(id)).isInstanceOf(NotFoundException.class);
    }

    @Test
    @MotoDiffers(MotoDiffers.ALLOWS_EQUAL_KEYS)
    default void refusesASecondRouteWithTheSameKeyAsAConflict(Workbench bench) {
        bench.createRoute("order");
        assertThatThrownBy(() -> bench.createRoute("order")).isInstanceOf(ConflictException.class);
    }

    @Test
    @MotoDiffers("moto does not look at the routes; the service refuses it (seen in terraform-aws-next-js #247)")
    default void refusesToDeleteAnIntegrationThatRoutesLeadTo(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        String route = bench.createRoute("order");
        assertThatThrownBy(() -> client.deleteIntegration(
                        delete -> delete.apiId(bench.apiId()).integrationId(bench.integrationId())))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(route);
        client.deleteRoute(delete -> delete.apiId(bench.apiId()).routeId(route));
        client.deleteIntegration(delete -> delete.apiId(bench.apiId()).integrationId(bench.integrationId()));
    }

    @Test
    @MotoDiffers("moto has no update and no list of route responses; the model has both")
    default void aRouteResponseIsCreatedReadListedUpdatedAndDeleted(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        String route = bench.createRoute("order");
        String id = respond(bench, route);
        client.updateRouteResponse(update ->
                update.apiId(bench.apiId()).routeId(route).routeResponseId(id).modelSelectionExpression("$default"));
        assertThat(response(bench, route, id))
                .returns("$default", response -> response.routeResponseKey())
                .returns("$default", response -> response.modelSelectionExpression());
        assertThat(client.getRouteResponses(list -> list.apiId(bench.apiId()).routeId(route))
                        .items())
                .extracting(RouteResponse::routeResponseId)
                .containsExactly(id);
        client.deleteRouteResponse(
                delete -> delete.apiId(bench.apiId()).routeId(route).routeResponseId(id));
        assertThatThrownBy(() -> response(bench, route, id)).isInstanceOf(NotFoundException.class);
    }

    @Test
    @MotoDiffers(MotoDiffers.ALLOWS_EQUAL_KEYS)
    default void refusesASecondRouteResponseWithTheSameKeyAsAConflict(Workbench bench) {
        String route = bench.createRoute("order");
        respond(bench, route);
        assertThatThrownBy(() -> respond(bench, route)).isInstanceOf(ConflictException.class);
    }

    @Test
    default void deletingARouteDeletesItsRouteResponses(Workbench bench) {
        String route = bench.createRoute("order");
        String id = respond(bench, route);
        bench.client().deleteRoute(delete -> delete.apiId(bench.apiId()).routeId(route));
        assertThatThrownBy(() -> response(bench, route, id)).isInstanceOf(NotFoundException.class);
    }

    @Test
    default void deletingAStageThatIsNamedLikeARouteDeletesNoRouteResponses(Workbench bench) {
        String route = bench.createRoute("order");
        String id = respond(bench, route);
        bench.createStage(stage -> stage.stageName(route));
        bench.client().deleteStage(delete -> delete.apiId(bench.apiId()).stageName(route));
        assertThat(response(bench, route, id).routeResponseId()).isEqualTo(id);
    }

    private static String respond(Workbench bench, String route) {
        return bench.client()
                .createRouteResponse(
                        create -> create.apiId(bench.apiId()).routeId(route).routeResponseKey("$default"))
                .routeResponseId();
    }

    private static GetRouteResponseResponse response(Workbench bench, String route, String id) {
        return bench.client()
                .getRouteResponse(get -> get.apiId(bench.apiId()).routeId(route).routeResponseId(id));
    }
}
