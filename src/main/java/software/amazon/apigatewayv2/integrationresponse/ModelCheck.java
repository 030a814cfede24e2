package software.amazon.apigatewayv2.integrationresponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.state.Difference;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.apigatewayv2.integrationresponse.state.Property;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/** Finds what is wrong with a request: testEntrypoint does not validate, and the schema allows any value in a map. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class ModelCheck {
    private static final List<String> STRATEGIES = List.of("CONVERT_TO_BINARY", "CONVERT_TO_TEXT");

    private final ResourceModel desired;
    private final List<Problem> problems = new ArrayList<>();

    /** What is wrong with a request; {@code previous} is what CloudFormation says was there before, if given. */
    static List<Problem> problems(Action action, ResourceModel desired, Optional<ResourceModel> previous) {
        ModelCheck check = new ModelCheck(desired);
        check.identifier("ApiId", desired.getApiId());
        check.identifier("IntegrationId", desired.getIntegrationId());
        if (action == Action.CREATE) {
            check.invalidIf(
                    desired.getIntegrationResponseId() != null,
                    "API Gateway chooses IntegrationResponseId: leave it out");
        } else if (action != Action.LIST) {
            check.identifier("IntegrationResponseId", desired.getIntegrationResponseId());
        }
        if (action == Action.UPDATE) {
            check.unchanged("ApiId", previous, ResourceModel::getApiId);
            check.unchanged("IntegrationId", previous, ResourceModel::getIntegrationId);
            check.unchanged("IntegrationResponseId", previous, ResourceModel::getIntegrationResponseId);
        }
        if (action == Action.CREATE || action == Action.UPDATE) {
            check.texts();
            check.maps();
        }
        return check.problems;
    }

    private void identifier(String property, String value) {
        boolean missing = value == null || value.isBlank();
        String mistake = " is not an identifier of API Gateway: those have letters, digits, '-', '_', '.' and '~',"
                + " and are not '.' or '..'";
        invalidIf(missing, property + " is missing");
        invalidIf(!missing && !Integration.isIdentifier(value), property + mistake);
    }

    private void unchanged(String property, Optional<ResourceModel> previous, Function<ResourceModel, String> value) {
        String given = value.apply(desired);
        String mistake = " cannot be changed in an update: create an integration response at the new place,"
                + " then delete this one";
        previous.map(value)
                .filter(before -> given != null && !before.equals(given))
                .ifPresent(before -> problems.add(new Problem(HandlerErrorCode.NotUpdatable, property + mistake)));
    }

    private void texts() {
        String key = desired.getIntegrationResponseKey();
        String strategy = desired.getContentHandlingStrategy();
        invalidIf(key == null || key.isBlank(), "IntegrationResponseKey is missing");
        invalidIf(
                strategy != null && !STRATEGIES.contains(strategy),
                "ContentHandlingStrategy is not one of " + String.join(", ", STRATEGIES)
                        + ": leave it out to pass the content through");
    }

    private void maps() {
        for (Property property :
                Stream.of(Property.values()).filter(Property::isMap).toList()) {
            Translator.given(desired, property).forEach((name, value) -> {
                String place = Difference.place(property, name);
                invalidIf(!Translator.isScalar(value), place + " is not a string");
                invalidIf(
                        "".equals(value) && !property.hasTemplates(),
                        place + " is empty: leave the key out to remove the parameter");
            });
        }
    }

    private void invalidIf(boolean wrong, String text) {
        if (wrong) {
            problems.add(new Problem(HandlerErrorCode.InvalidRequest, text));
        }
    }

    /** One thing that is wrong: what CloudFormation is told, and a person: the property, its mistake, what to do. */
    record Problem(HandlerErrorCode code, String text) {}
}
