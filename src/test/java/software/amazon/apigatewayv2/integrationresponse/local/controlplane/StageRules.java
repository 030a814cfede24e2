package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.Deployment;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.Stage;

/** How an API is published: deployments, and the stages that point to them. */
final class StageRules {

    private StageRules() {}

    static List<ServiceRule> all() {
        return List.of(
                new ServiceRule("a deployment is created, read, listed, updated and deleted", StageRules::deployment),
                new ServiceRule("an API without routes is not deployed", StageRules::nothingToDeploy),
                new ServiceRule("a stage is created, read, listed, updated and deleted", StageRules::stage),
                new ServiceRule("a second stage with the same name is a conflict", StageRules::duplicateStage),
                new ServiceRule("a stage of an unknown deployment is not found", StageRules::unknownDeployment),
                new ServiceRule("a deployment that a stage points to is not deleted", StageRules::liveDeployment),
                new ServiceRule("a deployment to a stage has the stage point to it", StageRules::deployedToStage));
    }

    private static void deployment(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        RouteRules.create(bench, "order");
        String id = deploy(bench);
        client.updateDeployment(
                update -> update.apiId(bench.apiId()).deploymentId(id).description("first"));
        assertThat(client.getDeployment(get -> get.apiId(bench.apiId()).deploymentId(id)))
                .returns("first", answer -> answer.description())
                .returns("DEPLOYED", answer -> answer.deploymentStatusAsString());
        assertThat(client.getDeployments(list -> list.apiId(bench.apiId())).items())
                .extracting(Deployment::deploymentId)
                .containsExactly(id);
        client.deleteDeployment(delete -> delete.apiId(bench.apiId()).deploymentId(id));
        assertThatThrownBy(() ->
                        client.getDeployment(get -> get.apiId(bench.apiId()).deploymentId(id)))
                .isInstanceOf(NotFoundException.class);
    }

    private static void nothingToDeploy(Workbench bench) {
        assertThatThrownBy(() -> deploy(bench)).isInstanceOf(BadRequestException.class);
    }

    private static void stage(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        RouteRules.create(bench, "order");
        String deployment = deploy(bench);
        client.createStage(create -> create.apiId(bench.apiId())
                .stageName("live")
                .deploymentId(deployment)
                .stageVariables(Map.of("backend", "a", "colour", "blue")));
        client.updateStage(update -> update.apiId(bench.apiId())
                .stageName("live")
                .description("for clients")
                .stageVariables(Map.of("colour", "")));
        assertThat(client.getStage(get -> get.apiId(bench.apiId()).stageName("live")))
                .returns(deployment, answer -> answer.deploymentId())
                .returns("for clients", answer -> answer.description())
                .returns(Map.of("backend", "a"), answer -> answer.stageVariables());
        assertThat(client.getStages(list -> list.apiId(bench.apiId())).items())
                .extracting(Stage::stageName)
                .containsExactly("live");
        client.deleteStage(delete -> delete.apiId(bench.apiId()).stageName("live"));
        assertThatThrownBy(() -> client.getStage(get -> get.apiId(bench.apiId()).stageName("live")))
                .isInstanceOf(NotFoundException.class);
    }

    private static void duplicateStage(Workbench bench) {
        bench.client().createStage(create -> create.apiId(bench.apiId()).stageName("live"));
        assertThatThrownBy(() -> bench.client()
                        .createStage(create -> create.apiId(bench.apiId()).stageName("live")))
                .isInstanceOf(ConflictException.class);
    }

    private static void unknownDeployment(Workbench bench) {
        assertThatThrownBy(() -> bench.client()
                        .createStage(create ->
                                create.apiId(bench.apiId()).stageName("live").deploymentId("absent1")))
                .isInstanceOf(NotFoundException.class);
    }

    private static void liveDeployment(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        RouteRules.create(bench, "order");
        String old = deploy(bench);
        String next = deploy(bench);
        client.createStage(
                create -> create.apiId(bench.apiId()).stageName("live").deploymentId(old));
        assertThatThrownBy(() -> client.deleteDeployment(
                        delete -> delete.apiId(bench.apiId()).deploymentId(old)))
                .isInstanceOf(BadRequestException.class);
        client.updateStage(
                update -> update.apiId(bench.apiId()).stageName("live").deploymentId(next));
        client.deleteDeployment(delete -> delete.apiId(bench.apiId()).deploymentId(old));
    }

    private static void deployedToStage(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        RouteRules.create(bench, "order");
        client.createStage(create -> create.apiId(bench.apiId()).stageName("live"));
        String deployment = client.createDeployment(
                        create -> create.apiId(bench.apiId()).stageName("live"))
                .deploymentId();
        assertThat(client.getStage(get -> get.apiId(bench.apiId()).stageName("live"))
                        .deploymentId())
                .isEqualTo(deployment);
    }

    private static String deploy(Workbench bench) {
        return bench.client()
                .createDeployment(create -> create.apiId(bench.apiId()))
                .deploymentId();
    }
}
