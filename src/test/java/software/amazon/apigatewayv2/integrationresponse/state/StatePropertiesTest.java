package software.amazon.apigatewayv2.integrationresponse.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.SchemaProperties;

/** Each of these classes names the properties by itself; here they are held against the schema. */
class StatePropertiesTest {

    private static final IntegrationResponse EVERYTHING = Example.EVERYTHING.state();
    private static final IntegrationResponse NOTHING = Example.NOTHING.state();

    @Test
    void theExampleOfTestsHasEveryPropertyAndAStateNamesThemAll() {
        assertThat(EVERYTHING.namedProperties()).containsExactlyInAnyOrderElementsOf(SchemaProperties.updatable());
        assertThat(NOTHING.namedProperties()).containsExactly("IntegrationResponseKey");
    }

    @Test
    void aDifferenceInEachPropertyIsSeen() {
        IntegrationResponse other = Example.NOTHING.withKey("other").state();

        assertThat(Difference.between(other, EVERYTHING))
                .extracting(Difference::property)
                .containsExactlyInAnyOrderElementsOf(SchemaProperties.updatable());
    }

    /** A number, which no "" can clear, would be an exception that has to be made here. */
    @Test
    void aRemovalOfEachOptionalPropertyIsAskedForAndNamed() {
        List<String> removals =
                Convergence.towards(NOTHING, Optional.of(EVERYTHING)).removals();

        assertThat(SchemaProperties.optional()).allSatisfy(property -> assertThat(removals)
                .anySatisfy(removal -> assertThat(removal).startsWith(property)));
    }
}
