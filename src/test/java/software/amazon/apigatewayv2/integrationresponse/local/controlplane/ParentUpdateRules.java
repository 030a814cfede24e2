package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;

/** What an update changes of an API and of an integration; what is in them stays. */
interface ParentUpdateRules {

    @Test
    default void anUpdateOfAnApiChangesWhatIsGivenAndNothingElse(Workbench bench) {
        bench.create("$default");
        bench.client()
                .updateApi(update -> update.apiId(bench.apiId()).name("renamed").description("an API"));
        assertThat(bench.api())
                .returns("renamed", api -> api.name())
                .returns("an API", api -> api.description())
                .returns("$request.body.action", api -> api.routeSelectionExpression())
                .returns(bench.apiId(), api -> api.apiId());
        assertThat(bench.items()).hasSize(1);
    }

    @Test
    default void anUpdateOfAnIntegrationChangesWhatIsGivenAndNothingElse(Workbench bench) {
        bench.create("$default");
        bench.updateIntegration(update -> update.description("a backend").requestParameters(Map.of("a", "'1'")));
        assertThat(bench.integration())
                .returns("a backend", integration -> integration.description())
                .returns("MOCK", integration -> integration.integrationTypeAsString())
                .returns(Map.of("a", "'1'"), integration -> integration.requestParameters())
                .returns(bench.integrationId(), integration -> integration.integrationId());
        assertThat(bench.items()).hasSize(1);
    }

    @Test
    @MotoDiffers(MotoDiffers.REPLACES_MAPS)
    default void anUpdateOfAnIntegrationRemovesWhatIsSentEmpty(Workbench bench) {
        bench.updateIntegration(
                update -> update.description("a backend").requestParameters(Map.of("a", "'1'", "b", "'2'")));
        bench.updateIntegration(update -> update.description("").requestParameters(Map.of("a", "")));
        assertThat(bench.integration().requestParameters()).isEqualTo(Map.of("b", "'2'"));
        assertThat(bench.integration().description()).isNullOrEmpty();
    }

    @Test
    @MotoDiffers("moto fails with 500 on an unknown integration; NotFoundException is in the model for it")
    default void doesNotFindAnUpdatedApiOrIntegrationThatIsNotThere(Workbench bench) {
        assertThatThrownBy(() -> bench.client()
                        .updateApi(update -> update.apiId("absentapi1").name("x")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bench.updateIntegration(
                        update -> update.integrationId("absent1").description("x")))
                .isInstanceOf(NotFoundException.class);
    }
}
