package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.cloudformation.resource.ResourceTypeSchema;

/** What the entry class takes for granted. */
class PrimingTest {

    /** Otherwise it would have gone only a part of the way, and the first invocation would have the rest before it. */
    @ParameterizedTest
    @MethodSource
    void anEventOfPrimingGoesTheWholeWay(String event) {
        assertThat(Priming.invoke(event))
                .contains("\"status\":\"SUCCESS\"")
                .contains("\"IntegrationResponseId\":\"-\"")
                .contains("\"ResponseTemplates\":{\"-\":\"-\"}");
    }

    static List<String> anEventOfPrimingGoesTheWholeWay() {
        return List.of(Priming.READ, Priming.CREATE);
    }

    /** ProviderWrapper leaves out what removes them. */
    @Test
    void theTypeHasNoWriteOnlyProperties() {
        ResourceTypeSchema schema = ResourceTypeSchema.load(new Configuration().resourceSchemaJSONObject());

        assertThat(schema.getWriteOnlyPropertiesAsStrings()).isEmpty();
    }
}
