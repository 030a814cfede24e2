package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyParameter;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyTemplate;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.Maps;

/** What UpdateIntegrationResponse makes of the state that is held. A member that is not given stays as it is. */
record IntegrationResponsePatch(IntegrationResponseInput given, ServiceBehaviour behaviour) {

    StoredIntegrationResponse applyTo(StoredIntegrationResponse held) {
        return behaviour
                .defaults()
                .applyTo(held.withKey(key(held))
                        .withContentHandlingStrategy(strategy(held))
                        .withTemplateSelectionExpression(expression(held))
                        .withResponseParameters(parameters(held))
                        .withResponseTemplates(templates(held)));
    }

    private String key(StoredIntegrationResponse held) {
        given.key().ifPresent(IntegrationResponseInput::requireKey);
        return given.key().orElse(held.key());
    }

    private Optional<String> strategy(StoredIntegrationResponse held) {
        Optional<String> sent = given.contentHandlingStrategy();
        if (sent.isPresent() && sent.get().isEmpty()) {
            return switch (behaviour.emptyStrategy()) {
                case CLEARS -> Optional.empty();
                case IGNORED -> held.contentHandlingStrategy();
                case REFUSED ->
                    throw ServiceRefusal.badRequest(
                            "ContentHandlingStrategy is one of CONVERT_TO_BINARY, CONVERT_TO_TEXT");
            };
        }
        sent.ifPresent(IntegrationResponseInput::requireStrategy);
        return sent.or(held::contentHandlingStrategy);
    }

    private Optional<String> expression(StoredIntegrationResponse held) {
        return given.templateSelectionExpression()
                .or(held::templateSelectionExpression)
                .filter(text -> !text.isEmpty());
    }

    private Map<String, String> parameters(StoredIntegrationResponse held) {
        if (given.responseParameters().isEmpty()) {
            return held.responseParameters();
        }
        Map<String, String> sent = given.responseParameters().get();
        sent.forEach((name, value) -> {
            if (!value.isEmpty() || behaviour.emptyParameter() == EmptyParameter.REFUSED) {
                IntegrationResponseInput.requireParameter(name, value);
            }
        });
        return patched(held.responseParameters(), sent, behaviour.emptyParameter() == EmptyParameter.REMOVES);
    }

    private Map<String, String> templates(StoredIntegrationResponse held) {
        if (given.responseTemplates().isEmpty()) {
            return held.responseTemplates();
        }
        Map<String, String> sent = given.responseTemplates().get();
        sent.forEach(IntegrationResponseInput::requireTemplate);
        return patched(held.responseTemplates(), sent, behaviour.emptyTemplate() == EmptyTemplate.REMOVES);
    }

    private Map<String, String> patched(Map<String, String> held, Map<String, String> sent, boolean emptyRemoves) {
        Map<String, String> patched = new TreeMap<>(sent);
        if (behaviour.maps() == Maps.MERGED) {
            held.forEach(patched::putIfAbsent);
        }
        if (emptyRemoves) {
            sent.forEach((name, value) -> {
                if (value.isEmpty()) {
                    patched.remove(name);
                }
            });
        }
        return patched;
    }
}
