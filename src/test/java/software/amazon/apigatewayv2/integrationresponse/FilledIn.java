package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;

/** An optional property that the service fills in, with its first sample value. */
record FilledIn(Member member) {

    static final FilledIn STRATEGY = new FilledIn(Member.CONTENT_HANDLING_STRATEGY);

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<FilledIn> all() {
        return Stream.of(Member.values()).map(FilledIn::new).filter(filledIn -> SchemaProperties.optional()
                .contains(filledIn.property()));
    }

    String property() {
        return member.propertyName();
    }

    ServiceBehaviour behaviour() {
        return ServiceBehaviour.ordinary().withDefaults(defaults());
    }

    StoredIntegrationResponse defaults() {
        return member.isMap()
                ? StoredIntegrationResponse.empty().with(member, entries())
                : StoredIntegrationResponse.empty().with(member, value().toString());
    }

    ResourceModel in(ResourceModel model) {
        return with(model, value());
    }

    ResourceModel takenFrom(ResourceModel model) {
        return with(model, null);
    }

    /** With another value in each entry that the service fills in. */
    ResourceModel withAnotherValueIn(ResourceModel model) {
        if (!member.isMap()) {
            return with(model, SampleValues.others().get(property()));
        }
        Map<String, String> entries = entries();
        entries.replaceAll((name, value) -> "'other'");
        return with(model, entries);
    }

    private ResourceModel with(ResourceModel model, Object value) {
        return JSON.convertValue(JSON.<ObjectNode>valueToTree(model).putPOJO(property(), value), ResourceModel.class);
    }

    private Map<String, String> entries() {
        return JSON.convertValue(value(), new TypeReference<>() {});
    }

    private Object value() {
        return SampleValues.all().get(property());
    }
}
