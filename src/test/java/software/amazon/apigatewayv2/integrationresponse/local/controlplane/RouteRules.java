package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.apigatewayv2.model.RouteResponse;

/** How messages find their way to an integration, and its responses the way back. */
final class RouteRules {

    private RouteRules() {}

    static List<ServiceRule> all() {
        return List.of(
                new ServiceRule("a route is created, read, listed, updated and deleted", RouteRules::route),
                new ServiceRule("a second route with the same key is a conflict", RouteRules::duplicateRoute),
                new ServiceRule("an integration that routes lead to is not deleted", RouteRules::targetedIntegration),
                new ServiceRule("a route response is created, read, listed, updated and deleted", RouteRules::response),
                new ServiceRule(
                        "a second route response with the same key is a conflict", RouteRules::duplicateResponse),
                new ServiceRule("deleting a route deletes its route responses", RouteRules::cascade),
                new ServiceRule(
                        "deleting a stage that is named like a route deletes no route responses",
                        RouteRules::stageNamedLikeARoute));
    }

    private static void route(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        String id = create(bench, "order");
        assertThat(client.getRoute(get -> get.apiId(bench.apiId()).routeId(id)).target())
                .isEqualTo(target(bench));
        assertThat(client.getRoutes(list -> list.apiId(bench.apiId())).items())
                .extracting(Route::routeKey)
                .containsExactly("order");
        client.updateRoute(update ->
                update.apiId(bench.apiId()).routeId(id).routeKey("orders").operationName("Order"));
        assertThat(client.getRoute(get -> get.apiId(bench.apiId()).routeId(id)))
                .returns("orders", answer -> answer.routeKey())
                .returns("Order", answer -> answer.operationName())
                .returns(target(bench), answer -> answer.target());
        client.deleteRoute(delete -> delete.apiId(bench.apiId()).routeId(id));
        assertThatThrownBy(() -> client.getRoute(get -> get.apiId(bench.apiId()).routeId(id)))
                .isInstanceOf(NotFoundException.class);
    }

    private static void duplicateRoute(Workbench bench) {
        create(bench, "order");
        assertThatThrownBy(() -> create(bench, "order")).isInstanceOf(ConflictException.class);
    }

    private static void targetedIntegration(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        String route = create(bench, "order");
        assertThatThrownBy(() -> client.deleteIntegration(
                        delete -> delete.apiId(bench.apiId()).integrationId(bench.integrationId())))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(route);
        client.deleteRoute(delete -> delete.apiId(bench.apiId()).routeId(route));
        client.deleteIntegration(delete -> delete.apiId(bench.apiId()).integrationId(bench.integrationId()));
    }

    private static void response(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        String route = create(bench, "order");
        String id = respond(bench, route);
        client.updateRouteResponse(update ->
                update.apiId(bench.apiId()).routeId(route).routeResponseId(id).modelSelectionExpression("$default"));
        assertThat(client.getRouteResponse(
                        get -> get.apiId(bench.apiId()).routeId(route).routeResponseId(id)))
                .returns("$default", answer -> answer.routeResponseKey())
                .returns("$default", answer -> answer.modelSelectionExpression());
        assertThat(client.getRouteResponses(list -> list.apiId(bench.apiId()).routeId(route))
                        .items())
                .extracting(RouteResponse::routeResponseId)
                .containsExactly(id);
        client.deleteRouteResponse(
                delete -> delete.apiId(bench.apiId()).routeId(route).routeResponseId(id));
        assertThatThrownBy(() -> client.getRouteResponse(
                        get -> get.apiId(bench.apiId()).routeId(route).routeResponseId(id)))
                .isInstanceOf(NotFoundException.class);
    }

    private static void duplicateResponse(Workbench bench) {
        String route = create(bench, "order");
        respond(bench, route);
        assertThatThrownBy(() -> respond(bench, route)).isInstanceOf(ConflictException.class);
    }

    private static void cascade(Workbench bench) {
        String route = create(bench, "order");
        String id = respond(bench, route);
        bench.client().deleteRoute(delete -> delete.apiId(bench.apiId()).routeId(route));
        assertThatThrownBy(() -> bench.client()
                        .getRouteResponse(
                                get -> get.apiId(bench.apiId()).routeId(route).routeResponseId(id)))
                .isInstanceOf(NotFoundException.class);
    }

    private static void stageNamedLikeARoute(Workbench bench) {
        String route = create(bench, "order");
        String id = respond(bench, route);
        bench.client().createStage(create -> create.apiId(bench.apiId()).stageName(route));
        bench.client().deleteStage(delete -> delete.apiId(bench.apiId()).stageName(route));
        assertThat(bench.client()
                        .getRouteResponse(
                                get -> get.apiId(bench.apiId()).routeId(route).routeResponseId(id))
                        .routeResponseId())
                .isEqualTo(id);
    }

    static String create(Workbench bench, String key) {
        return bench.client()
                .createRoute(create -> create.apiId(bench.apiId()).routeKey(key).target(target(bench)))
                .routeId();
    }

    private static String respond(Workbench bench, String route) {
        return bench.client()
                .createRouteResponse(
                        create -> create.apiId(bench.apiId()).routeId(route).routeResponseKey("$default"))
                .routeResponseId();
    }

    private static String target(Workbench bench) {
        return "integrations/" + bench.integrationId();
    }
}
