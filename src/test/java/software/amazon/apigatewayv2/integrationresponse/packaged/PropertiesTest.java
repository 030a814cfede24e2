package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.SchemaProperties;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;

/** The data of the packaged function's tests against the schema. */
class PropertiesTest {

    @Test
    void setsEveryPropertyThatCanBeUpdatedAndExpectsTheServiceToHoldIt() {
        ResourceProperties all = ResourceProperties.none().withAllContents();

        assertThat(all.values()).containsOnlyKeys(SchemaProperties.updatable().toArray(String[]::new));
        assertThat(all.with("IntegrationResponseId", "id").stored().members()).containsOnlyKeys(Member.values());
    }

    @Test
    void triesAValueOfTheWrongTypeForEveryPropertyThatCanBeUpdated() {
        List<String> named = BadInput.all().stream()
                .filter(input -> input.judge() == BadInput.Judge.READER)
                .map(BadInput::property)
                .toList();

        assertThat(named).containsAll(SchemaProperties.updatable());
    }
}
