package software.amazon.apigatewayv2.integrationresponse.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.SchemaProperties;

/** The declared properties against the schema; each operation of {@code SchemaTest} fails if the AWS SDK lacks one. */
class StatePropertiesTest {

    @Test
    void everyPropertyThatCanBeUpdatedIsDeclared() {
        assertThat(Property.values())
                .extracting(Property::propertyName)
                .containsExactlyInAnyOrderElementsOf(SchemaProperties.updatable());
    }
}
