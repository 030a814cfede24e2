package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.state.Difference;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.apigatewayv2.integrationresponse.state.Property;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/**
 * Finds what is wrong with a request before any service call. The schema does not suffice: testEntrypoint does not validate
 * against it, and it allows anything as a value of the two maps.
 */
final class ModelCheck {

    private static final List<String> STRATEGIES = List.of("CONVERT_TO_BINARY", "CONVERT_TO_TEXT");

    private ModelCheck() {}

    /** What is wrong with a request; {@code previous} is what CloudFormation says was there before, if given. */
    static List<Problem> problems(Action action, ResourceModel desired, Optional<ResourceModel> previous) {
        List<Problem> place =
                all(Stream.of(named("ApiId", desired.getApiId()), named("IntegrationId", desired.getIntegrationId())));
        List<Problem> response = named("IntegrationResponseId", desired.getIntegrationResponseId());
        return switch (action) {
            case CREATE ->
                all(Stream.of(
                        place,
                        when(
                                desired.getIntegrationResponseId() != null,
                                "API Gateway chooses IntegrationResponseId: leave it out"),
                        contents(desired)));
            case UPDATE ->
                all(Stream.of(
                        place,
                        response,
                        fixed("ApiId", ResourceModel::getApiId, desired, previous),
                        fixed("IntegrationId", ResourceModel::getIntegrationId, desired, previous),
                        fixed("IntegrationResponseId", ResourceModel::getIntegrationResponseId, desired, previous),
                        contents(desired)));
            case READ, DELETE -> all(Stream.of(place, response));
            case LIST -> place;
        };
    }

    private static List<Problem> named(String property, String value) {
        if (value == null || value.isBlank()) {
            return invalid(property + " is missing");
        }
        return when(
                !Integration.isIdentifier(value),
                property
                        + " is not an identifier of API Gateway: those have letters, digits, '-', '_', '.' and '~', and are not"
                        + " '.' or '..'");
    }

    private static List<Problem> fixed(
            String property,
            Function<ResourceModel, String> value,
            ResourceModel desired,
            Optional<ResourceModel> previous) {
        String given = value.apply(desired);
        return previous
                .map(value)
                .filter(before -> given != null && !before.equals(given))
                .map(
                        before -> new Problem(
                                HandlerErrorCode.NotUpdatable,
                                property
                                        + " cannot be changed in an update: create an integration response at the new place, then delete this one"))
                .stream()
                .toList();
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
                each(model, (property, value) -> !Translator.isScalar(value), " is not a string"),
                each(
                        model,
                        (property, value) -> "".equals(value) && !property.hasEmptyValues(),
                        " is empty: leave the key out to remove the parameter")));
    }

    /** Refuses the entries of maps that have a wrong value. */
    private static List<Problem> each(ResourceModel model, BiPredicate<Property, Object> wrong, String mistake) {
        return Stream.of(Property.values())
                .filter(Property::isMap)
                .flatMap(property -> Translator.given(model, property).entrySet().stream()
                        .filter(entry -> wrong.test(property, entry.getValue()))
                        .flatMap(entry -> invalid(Difference.place(property, entry.getKey()) + mistake).stream()))
                .toList();
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
