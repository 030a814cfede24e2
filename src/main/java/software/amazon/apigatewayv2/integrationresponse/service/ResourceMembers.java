package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.state.Property;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Reads and writes members of the SDK's requests and responses by name: they share no type but SdkPojo. */
final class ResourceMembers {
    private ResourceMembers() {}

    /** Sets members of a request's builder. */
    static void write(SdkPojo builder, Map<Property, SortedMap<String, String>> properties) {
        properties.forEach((property, entries) -> field(builder, property.propertyName())
                .set(builder, property.isMap() ? entries : entries.get(IntegrationResponse.TEXT)));
    }

    /** Reads an integration response; one without an identifier or a key is unreadable. */
    static ActualResource read(SdkPojo response, Integration integration) {
        if (response == null) {
            throw ErrorTable.unreadable(Optional.empty());
        }
        IntegrationResponse state = IntegrationResponse.of(property -> entries(response, property));
        Object id = field(response, "IntegrationResponseId").getValueOrDefault(response);
        if (!(id instanceof String text)
                || !Integration.isIdentifier(text)
                || state.key().isEmpty()) {
            throw ErrorTable.unreadable(Optional.empty());
        }
        return new ActualResource(integration.response(text), state);
    }

    /** A null value counts as absent: the service has nothing to say there. */
    private static Map<String, String> entries(SdkPojo response, Property property) {
        Object value = field(response, property.propertyName()).getValueOrDefault(response);
        Map<String, String> entries = new HashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, text) -> entries.put((String) name, (String) text));
        } else {
            entries.put(IntegrationResponse.TEXT, (String) value);
        }
        entries.values().removeIf(Objects::isNull);
        return entries;
    }

    private static SdkField<?> field(SdkPojo pojo, String member) {
        return pojo.sdkFields().stream()
                .filter(field -> field.memberName().equals(member))
                .findFirst()
                .orElseThrow();
    }
}
