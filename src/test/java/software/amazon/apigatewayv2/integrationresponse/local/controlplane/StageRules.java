package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.Deployment;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.Stage;

/** How an API is published: deployments, and the stages that point to them. */
interface StageRules {

    @Test
    @MotoDiffers(MotoDiffers.HAS_NO_DEPLOYMENTS)
    default void aDeploymentIsCreatedReadListedUpdatedAndDeleted(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        bench.createRoute("order");
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
    default void refusesToDeployAnApiWithoutRoutes(Workbench bench) {
        assertThatThrownBy(() -> deploy(bench)).isInstanceOf(BadRequestException.class);
    }

    @Test
    @MotoDiffers(MotoDiffers.HAS_NO_DEPLOYMENTS)
    default void aStageIsCreatedReadListedUpdatedAndDeleted(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        bench.createRoute("order");
        String deployment = deploy(bench);
        bench.createStage(stage -> stage.stageName("live")
                .deploymentId(deployment)
                .stageVariables(Map.of("backend", "a", "colour", "blue")));
        client.updateStage(update -> update.apiId(bench.apiId())
                .stageName("live")
                .description("for clients")
                .stageVariables(Map.of("colour", "")));
        assertThat(bench.stage("live"))
                .returns(deployment, stage -> stage.deploymentId())
                .returns("for clients", stage -> stage.description())
                .returns(Map.of("backend", "a"), stage -> stage.stageVariables());
        assertThat(client.getStages(list -> list.apiId(bench.apiId())).items())
                .extracting(Stage::stageName)
                .containsExactly("live");
        client.deleteStage(delete -> delete.apiId(bench.apiId()).stageName("live"));
        assertThatThrownBy(() -> bench.stage("live")).isInstanceOf(NotFoundException.class);
    }

    @Test
    @MotoDiffers(MotoDiffers.ALLOWS_EQUAL_KEYS)
    default void refusesASecondStageWithTheSameNameAsAConflict(Workbench bench) {
        bench.createStage(stage -> stage.stageName("live"));
        assertThatThrownBy(() -> bench.createStage(stage -> stage.stageName("live")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @MotoDiffers(MotoDiffers.HAS_NO_DEPLOYMENTS)
    default void doesNotFindAnUnknownDeploymentOfAStage(Workbench bench) {
        assertThatThrownBy(
                        () -> bench.createStage(stage -> stage.stageName("live").deploymentId("absent1")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @MotoDiffers(MotoDiffers.HAS_NO_DEPLOYMENTS)
    default void refusesToDeleteADeploymentThatAStagePointsTo(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        bench.createRoute("order");
        String old = deploy(bench);
        String next = deploy(bench);
        bench.createStage(stage -> stage.stageName("live").deploymentId(old));
        assertThatThrownBy(() -> client.deleteDeployment(
                        delete -> delete.apiId(bench.apiId()).deploymentId(old)))
                .isInstanceOf(BadRequestException.class);
        client.updateStage(
                update -> update.apiId(bench.apiId()).stageName("live").deploymentId(next));
        client.deleteDeployment(delete -> delete.apiId(bench.apiId()).deploymentId(old));
    }

    @Test
    @MotoDiffers(MotoDiffers.HAS_NO_DEPLOYMENTS)
    default void aDeploymentToAStageHasTheStagePointToIt(Workbench bench) {
        bench.createRoute("order");
        bench.createStage(stage -> stage.stageName("live"));
        String deployment = bench.client()
                .createDeployment(create -> create.apiId(bench.apiId()).stageName("live"))
                .deploymentId();
        assertThat(bench.stage("live").deploymentId()).isEqualTo(deployment);
    }

    private static String deploy(Workbench bench) {
        return bench.client()
                .createDeployment(create -> create.apiId(bench.apiId()))
                .deploymentId();
    }

    private static GetDeploymentResponse deployment(Workbench bench, String id) {
        return bench.client().getDeployment(get -> get.apiId(bench.apiId()).deploymentId(id));
    }
}
