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

/**
 * Reads and writes the members of the SDK's requests and responses by the names of the properties. The four responses that
 * describe an integration response, and the two requests, share no type but {@link SdkPojo}; a test checks that each has
 * every member.
 */
final class ResourceMembers {

    private static final String ID = "IntegrationResponseId";

    private ResourceMembers() {}

    /** Sets members of a request's builder. */
    static void write(SdkPojo builder, Map<Property, SortedMap<String, String>> properties) {
        properties.forEach((property, entries) -> field(builder, property.propertyName())
                .set(builder, property.isMap() ? entries : entries.get(IntegrationResponse.TEXT)));
    }

    /** Reads an integration response; empty if its identifier or its key is missing, which makes a response unreadable. */
    static Optional<ActualResource> read(SdkPojo response, Integration integration) {
        IntegrationResponse state = IntegrationResponse.of(property -> entries(response, property));
        return Optional.ofNullable((String) value(response, ID))
                .filter(id -> Integration.isIdentifier(id) && !state.key().isEmpty())
                .map(id -> new ActualResource(integration.response(id), state));
    }

    /** A null value counts as absent: the service has nothing to say there. */
    private static Map<String, String> entries(SdkPojo response, Property property) {
        Object value = value(response, property.propertyName());
        Map<String, String> entries = new HashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, text) -> entries.put((String) name, (String) text));
        } else {
            entries.put(IntegrationResponse.TEXT, (String) value);
        }
        entries.values().removeIf(Objects::isNull);
        return entries;
    }

    private static Object value(SdkPojo pojo, String member) {
        return field(pojo, member).getValueOrDefault(pojo);
    }

    private static SdkField<?> field(SdkPojo pojo, String member) {
        return pojo.sdkFields().stream()
                .filter(field -> field.memberName().equals(member))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The AWS SDK knows no member " + member));
    }
}
