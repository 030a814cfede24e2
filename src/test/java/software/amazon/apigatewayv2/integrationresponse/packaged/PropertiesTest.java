package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.SchemaProperties;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;

/** The data of the packaged function's tests against the schema. */
class PropertiesTest {

    @Test
    void allContentsAreEveryPropertyThatCanBeUpdated() {
        assertThat(ResourceProperties.none().withAllContents().values())
                .containsOnlyKeys(SchemaProperties.updatable().toArray(String[]::new));
    }

    @Test
    void allOfThemAreInWhatTheServiceIsExpectedToHold() {
        StoredIntegrationResponse stored = ResourceProperties.none()
                .with("IntegrationResponseId", "id")
                .withAllContents()
                .stored();

        assertThat(stored.id()).isEqualTo("id");
        assertThat(stored.members()).containsOnlyKeys(Member.values());
    }

    @Test
    void aValueOfTheWrongTypeIsTriedForEveryPropertyThatCanBeUpdated() {
        List<String> named = BadInput.all()
                .filter(input -> input.judge() == BadInput.Judge.READER)
                .flatMap(input -> input.named().stream())
                .toList();

        assertThat(named).containsAll(SchemaProperties.updatable());
    }
}
