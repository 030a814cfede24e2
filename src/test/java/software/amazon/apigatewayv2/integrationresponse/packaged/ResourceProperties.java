package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.SampleValues;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;

/** The properties of an integration response as a template may give them: any names, any JSON values. */
record ResourceProperties(Map<String, Object> values) {

    ResourceProperties {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What names an integration, and nothing else. */
    static ResourceProperties of(String apiId, String integrationId) {
        return new ResourceProperties(Map.of("ApiId", apiId, "IntegrationId", integrationId));
    }

    /** These properties with one more, or with another value of it; null is JSON's null. */
    ResourceProperties with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new ResourceProperties(more);
    }

    ResourceProperties without(String name) {
        Map<String, Object> fewer = new LinkedHashMap<>(values);
        fewer.remove(name);
        return new ResourceProperties(fewer);
    }

    /** These properties with a value for each other one that a template may give. */
    ResourceProperties withAllContents() {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putAll(SampleValues.all());
        return new ResourceProperties(all);
    }

    ResourceProperties integration() {
        return of(text("ApiId"), text("IntegrationId"));
    }

    /** The primary identifier, and nothing else. */
    ResourceProperties identifier() {
        return integration().with("IntegrationResponseId", id());
    }

    /** These properties as a response shows them: with both maps, though they be empty. */
    ResourceProperties shown() {
        ResourceProperties shown = this;
        for (String map : List.of("ResponseParameters", "ResponseTemplates")) {
            shown = shown.with(map, shown.values.getOrDefault(map, Map.of()));
        }
        return shown;
    }

    /** What a list shows of them: the primary identifier and the key. */
    ResourceProperties listed() {
        return identifier().with("IntegrationResponseKey", text("IntegrationResponseKey"));
    }

    String id() {
        return text("IntegrationResponseId");
    }

    String text(String name) {
        return (String) values.get(name);
    }

    /** How the service holds just this. */
    StoredIntegrationResponse stored() {
        StoredIntegrationResponse stored = StoredIntegrationResponse.empty().withId(id());
        for (Member member : Member.values()) {
            Object value = values.get(member.propertyName());
            if (value instanceof Map<?, ?> entries) {
                Map<String, String> texts = new LinkedHashMap<>();
                entries.forEach((name, text) -> texts.put((String) name, (String) text));
                stored = stored.with(member, texts);
            } else if (value != null) {
                stored = stored.with(member, (String) value);
            }
        }
        return stored;
    }
}
