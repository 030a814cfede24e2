package software.amazon.apigatewayv2.integrationresponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.state.PropertyEntry;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/**
 * Finds what is wrong with a request before any service call. The schema does not suffice: testEntrypoint does not validate
 * against it, and it allows anything as a value of the two maps.
 */
final class ModelCheck {

    /**
     * API Gateway makes identifiers of letters and digits. What would have to be encoded in a URL's path is refused, and
     * so are "." and "..": the SDK sends them as they are, and a proxy that tidies paths would read ".." as the
     * integration itself.
     */
    private static final Pattern IDENTIFIER = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]+");

    private static final List<String> STRATEGIES = List.of("CONVERT_TO_BINARY", "CONVERT_TO_TEXT");

    private ModelCheck() {}

    /** What is wrong with a request to create. */
    static List<Problem> create(ResourceModel desired) {
        return all(Stream.of(
                list(desired),
                when(
                        desired.getIntegrationResponseId() != null,
                        "API Gateway chooses IntegrationResponseId: leave it out"),
                contents(desired)));
    }

    /** What is wrong with a request to update; {@code previous} is what CloudFormation believes to be there, if given. */
    static List<Problem> update(ResourceModel desired, Optional<ResourceModel> previous) {
        return all(Stream.of(
                readOrDelete(desired),
                fixed("ApiId", ResourceModel::getApiId, desired, previous),
                fixed("IntegrationId", ResourceModel::getIntegrationId, desired, previous),
                fixed("IntegrationResponseId", ResourceModel::getIntegrationResponseId, desired, previous),
                contents(desired)));
    }

    /** What is wrong with a request to read or to delete. */
    static List<Problem> readOrDelete(ResourceModel model) {
        return all(Stream.of(list(model), named("IntegrationResponseId", model.getIntegrationResponseId())));
    }

    /** What is wrong with a request to list. */
    static List<Problem> list(ResourceModel model) {
        return all(Stream.of(named("ApiId", model.getApiId()), named("IntegrationId", model.getIntegrationId())));
    }

    private static List<Problem> named(String property, String value) {
        if (value == null || value.isBlank()) {
            return invalid(property + " is missing");
        }
        return when(
                !IDENTIFIER.matcher(value).matches(),
                property
                        + " is not an identifier of API Gateway: those have letters, digits, '-', '_', '.' and '~', and are not"
                        + " '.' or '..'");
    }

    private static List<Problem> fixed(
            String property,
            Function<ResourceModel, String> value,
            ResourceModel desired,
            Optional<ResourceModel> previous) {
        boolean changed = previous.map(value)
                .filter(before -> value.apply(desired) != null && !before.equals(value.apply(desired)))
                .isPresent();
        return changed
                ? List.of(
                        new Problem(
                                HandlerErrorCode.NotUpdatable,
                                property
                                        + " cannot be changed in an update: create an integration response at the new place, then delete this one"))
                : List.of();
    }

    private static List<Problem> contents(ResourceModel model) {
        String key = model.getIntegrationResponseKey();
        String strategy = model.getContentHandlingStrategy();
        return all(Stream.of(
                when(key == null || key.isBlank(), "IntegrationResponseKey is missing"),
                when(
                        strategy != null && !STRATEGIES.contains(strategy),
                        "ContentHandlingStrategy is not one of " + String.join(", ", STRATEGIES)
                                + ": leave it out to pass the content through"),
                texts("ResponseParameters", model.getResponseParameters()),
                texts("ResponseTemplates", model.getResponseTemplates()),
                emptyParameters(model.getResponseParameters())));
    }

    private static List<Problem> texts(String property, Map<String, Object> entries) {
        return each(
                entries,
                value -> !(value instanceof String),
                key -> new PropertyEntry(property, key) + " is not a string");
    }

    private static List<Problem> emptyParameters(Map<String, Object> entries) {
        return each(
                entries,
                ""::equals,
                key -> new PropertyEntry("ResponseParameters", key)
                        + " is empty: leave the key out to remove the parameter");
    }

    private static List<Problem> each(
            Map<String, Object> entries, Predicate<Object> wrong, Function<String, String> text) {
        List<Problem> problems = new ArrayList<>();
        Optional.ofNullable(entries).orElse(Map.of()).forEach((key, value) -> {
            if (wrong.test(value)) {
                problems.addAll(invalid(text.apply(key)));
            }
        });
        return problems;
    }

    private static List<Problem> when(boolean wrong, String text) {
        return wrong ? invalid(text) : List.of();
    }

    private static List<Problem> invalid(String text) {
        return List.of(new Problem(HandlerErrorCode.InvalidRequest, text));
    }

    private static List<Problem> all(Stream<List<Problem>> problems) {
        return problems.flatMap(List::stream).toList();
    }

    /**
     * One thing that is wrong.
     *
     * @param code what CloudFormation is told
     * @param text what a person is told: the property, what is wrong with it, what to do
     */
    record Problem(HandlerErrorCode code, String text) {}
}
