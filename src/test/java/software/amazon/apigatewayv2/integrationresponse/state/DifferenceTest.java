package software.amazon.apigatewayv2.integrationresponse.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How what is held differs from what was asked, and whether the service may have filled it in. */
class DifferenceTest {

    private static final Example NOTHING = Example.NOTHING;
    private static final Example EVERYTHING = Example.EVERYTHING;
    private static final String MISSING = "API Gateway does not hold it although it was requested";

    @ParameterizedTest
    @MethodSource
    void aDifferenceSaysWhereAndWhat(Example desired, Example held, String difference) {
        assertThat(Difference.between(desired.state(), held.state()))
                .extracting(Difference::toString)
                .containsExactly(difference);
    }

    static Stream<Arguments> aDifferenceSaysWhereAndWhat() {
        return Stream.of(
                arguments(EVERYTHING, EVERYTHING.withKey("l"), "IntegrationResponseKey: " + other("\"l\"")),
                arguments(EVERYTHING, EVERYTHING.withStrategy("T"), "ContentHandlingStrategy: " + other("\"T\"")),
                arguments(EVERYTHING, EVERYTHING.withStrategy(null), "ContentHandlingStrategy: " + MISSING),
                arguments(EVERYTHING.withStrategy(""), EVERYTHING, "ContentHandlingStrategy: " + extra("\"S\"")),
                arguments(EVERYTHING, EVERYTHING.withExpression("F"), "TemplateSelectionExpression: " + other("\"F\"")),
                arguments(EVERYTHING, EVERYTHING.withExpression(""), "TemplateSelectionExpression: " + MISSING),
                arguments(
                        EVERYTHING.withExpression(null), EVERYTHING, "TemplateSelectionExpression: " + extra("\"E\"")),
                arguments(EVERYTHING, parameters("p", "2"), "ResponseParameters[\"p\"]: " + other("\"2\"")),
                arguments(EVERYTHING, EVERYTHING.withParameters(Map.of()), "ResponseParameters[\"p\"]: " + MISSING),
                arguments(EVERYTHING, parameters("p", "1", "q", "2"), "ResponseParameters[\"q\"]: " + extra("\"2\"")),
                arguments(EVERYTHING, templates("t", "abc"), "ResponseTemplates[\"t\"]: " + other(ofLength(3))),
                arguments(EVERYTHING, templates("t", ""), "ResponseTemplates[\"t\"]: " + other("an empty template")),
                arguments(EVERYTHING, EVERYTHING.withTemplates(Map.of()), "ResponseTemplates[\"t\"]: " + MISSING),
                arguments(
                        EVERYTHING,
                        templates("t", "x", "u", ""),
                        "ResponseTemplates[\"u\"]: " + extra("an empty template")));
    }

    @Test
    void whatIsHeldAsAskedDiffersInNothing() {
        assertThat(Difference.between(EVERYTHING.state(), EVERYTHING.state())).isEmpty();
        assertThat(Difference.between(
                        NOTHING.state(),
                        NOTHING.withStrategy("").withExpression("").state()))
                .isEmpty();
    }

    @Test
    void allDifferencesAreGivenInTheOrderOfTheSchemaAndOfTheKeys() {
        Example held = new Example("l", "T", "F", Map.of("q", "1", "a", "1"), Map.of("b", "x", "a", "x"));

        assertThat(Difference.between(EVERYTHING.state(), held.state()))
                .extracting(Difference::place)
                .containsExactly(
                        "IntegrationResponseKey",
                        "ContentHandlingStrategy",
                        "TemplateSelectionExpression",
                        "ResponseParameters[\"a\"]",
                        "ResponseParameters[\"p\"]",
                        "ResponseParameters[\"q\"]",
                        "ResponseTemplates[\"a\"]",
                        "ResponseTemplates[\"b\"]",
                        "ResponseTemplates[\"t\"]");
    }

    @ParameterizedTest
    @MethodSource
    void theServiceMayFillInWholePropertiesThatNobodyNamed(
            Example desired, List<Example> previous, Example held, boolean areDefaults) {
        ActualResource found = new ActualResource(new Integration("a", "i").response("r"), held.state());

        boolean answered = previous.isEmpty()
                ? found.isWithDefaults(desired.state())
                : found.isWithDefaults(desired.state(), previous.get(0).state());

        assertThat(answered).isEqualTo(areDefaults);
        assertThat(found.is(desired.state())).isEqualTo(desired.state().equals(held.state()));
    }

    static Stream<Arguments> theServiceMayFillInWholePropertiesThatNobodyNamed() {
        Stream<Arguments> rows = Stream.of(
                arguments(NOTHING, List.of(), NOTHING, true),
                arguments(NOTHING, List.of(), EVERYTHING, true),
                arguments(NOTHING.withStrategy("").withExpression(""), List.of(), EVERYTHING, true),
                arguments(NOTHING, List.of(), NOTHING.withKey("l"), false),
                arguments(NOTHING, List.of(NOTHING), EVERYTHING, true),
                arguments(NOTHING, List.of(EVERYTHING), NOTHING, true),
                arguments(EVERYTHING, List.of(NOTHING), EVERYTHING, true),
                // An entry of a map that was asked for, or a value that came back different, is no default.
                arguments(EVERYTHING, List.of(), parameters("p", "1", "q", "2"), false),
                arguments(EVERYTHING, List.of(), templates("t", "x", "u", "y"), false),
                arguments(EVERYTHING, List.of(), EVERYTHING.withStrategy("T"), false),
                arguments(EVERYTHING, List.of(), NOTHING, false),
                // One of two differences is none.
                arguments(EVERYTHING.withStrategy(null), List.of(), EVERYTHING.withExpression("F"), false));
        List<Example> withOne = List.of(
                NOTHING.withStrategy("S"),
                NOTHING.withExpression("E"),
                NOTHING.withParameters(Map.of("p", "1")),
                NOTHING.withTemplates(Map.of("t", "")));
        return Stream.concat(
                rows,
                withOne.stream()
                        .flatMap(one -> Stream.of(
                                arguments(NOTHING, List.of(), one, true),
                                arguments(NOTHING, List.of(NOTHING), one, true),
                                arguments(NOTHING, List.of(one), one, false),
                                arguments(one, List.of(), NOTHING, false))));
    }

    private static Example parameters(String key, String value) {
        return EVERYTHING.withParameters(Map.of(key, value));
    }

    private static Example parameters(String key, String value, String second, String secondValue) {
        return EVERYTHING.withParameters(Map.of(key, value, second, secondValue));
    }

    private static Example templates(String key, String value) {
        return EVERYTHING.withTemplates(Map.of(key, value));
    }

    private static Example templates(String key, String value, String second, String secondValue) {
        return EVERYTHING.withTemplates(Map.of(key, value, second, secondValue));
    }

    private static String ofLength(int length) {
        return "a template of " + length + " characters";
    }

    private static String other(String value) {
        return "API Gateway holds " + value + " although another value was requested";
    }

    private static String extra(String value) {
        return "API Gateway holds " + value + " although it was to be removed";
    }
}
