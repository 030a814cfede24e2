package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.cloudformation.resource.ResourceTypeSchema;

class ProviderWrapperTest {

    /** The wrapper leaves out what would remove them from an answer. */
    @Test
    void theTypeHasNoWriteOnlyProperties() {
        ResourceTypeSchema schema = ResourceTypeSchema.load(new Configuration().resourceSchemaJSONObject());

        assertThat(schema.getWriteOnlyPropertiesAsStrings()).isEmpty();
    }
}
