package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.SchemaProperties;

/** The data of the packaged function's tests against the schema. */
class PropertiesTest {

    @Test
    void allContentsAreEveryPropertyThatCanBeUpdated() {
        assertThat(Properties.none().withAllContents().values())
                .containsOnlyKeys(SchemaProperties.updatable().toArray(String[]::new));
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
