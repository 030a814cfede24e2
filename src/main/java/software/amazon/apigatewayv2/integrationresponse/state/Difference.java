package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One way in which what API Gateway holds is not what was requested.
 *
 * @param property the property's name in the schema
 * @param place the property, with the map key in brackets where it has one
 * @param finding what the service holds there; says nothing of a template's text, which may be long or private
 */
public record Difference(String property, String place, String finding) {

    /** All differences, in the order of the schema's properties; empty when the service holds what was requested. */
    public static List<Difference> between(IntegrationResponse desired, IntegrationResponse actual) {
        List<Difference> differences = new ArrayList<>();
        compare(
                "IntegrationResponseKey",
                "IntegrationResponseKey",
                Optional.of(desired.key()),
                Optional.of(actual.key()),
                Difference::quoted,
                differences);
        compare(
                "ContentHandlingStrategy",
                "ContentHandlingStrategy",
                desired.contentHandlingStrategy(),
                actual.contentHandlingStrategy(),
                Difference::quoted,
                differences);
        compare(
                "TemplateSelectionExpression",
                "TemplateSelectionExpression",
                desired.templateSelectionExpression(),
                actual.templateSelectionExpression(),
                Difference::quoted,
                differences);
        compareMaps(
                "ResponseParameters",
                desired.responseParameters(),
                actual.responseParameters(),
                Difference::quoted,
                differences);
        compareMaps(
                "ResponseTemplates",
                desired.responseTemplates(),
                actual.responseTemplates(),
                Difference::measured,
                differences);
        return List.copyOf(differences);
    }

    /** Whether every difference is a whole property that none of these states name: a default, which is the service's. */
    public static boolean areDefaults(List<Difference> differences, IntegrationResponse... states) {
        return differences.stream().map(Difference::property).noneMatch(property -> Arrays.stream(states)
                .anyMatch(state -> state.namedProperties().contains(property)));
    }

    private static void compareMaps(
            String property,
            Map<String, String> desired,
            Map<String, String> actual,
            Description description,
            List<Difference> differences) {
        SortedSet<String> keys = new TreeSet<>(desired.keySet());
        keys.addAll(actual.keySet());
        for (String key : keys) {
            compare(
                    property,
                    new PropertyEntry(property, key).toString(),
                    Optional.ofNullable(desired.get(key)),
                    Optional.ofNullable(actual.get(key)),
                    description,
                    differences);
        }
    }

    private static void compare(
            String property,
            String place,
            Optional<String> desired,
            Optional<String> actual,
            Description description,
            List<Difference> differences) {
        if (!desired.equals(actual)) {
            String requested = desired.isPresent() ? "another value was requested" : "it was to be removed";
            differences.add(new Difference(
                    property,
                    place,
                    actual.map(value -> "API Gateway holds " + description.of(value) + " although " + requested)
                            .orElse("API Gateway does not hold it although it was requested")));
        }
    }

    private static String quoted(String value) {
        return '"' + value + '"';
    }

    private static String measured(String template) {
        return template.isEmpty() ? "an empty template" : "a template of " + template.length() + " characters";
    }

    @Override
    public String toString() {
        return place + ": " + finding;
    }

    /** How a value is shown in a message. */
    @FunctionalInterface
    private interface Description {
        String of(String value);
    }
}
