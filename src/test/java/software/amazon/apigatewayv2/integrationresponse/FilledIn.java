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

    /** The name of the property. */
    String property() {
        return member.propertyName();
    }

    ServiceBehaviour behaviour() {
        return ServiceBehaviour.ordinary().withDefaults(defaults());
    }

    StoredIntegrationResponse defaults() {
        return member.isMap()
                ? StoredIntegrationResponse.empty()
                        .with(member, JSON.convertValue(value(), new TypeReference<Map<String, String>>() {}))
                : StoredIntegrationResponse.empty().with(member, value().toString());
    }

    ResourceModel in(ResourceModel model) {
        return JSON.convertValue(JSON.<ObjectNode>valueToTree(model).putPOJO(property(), value()), ResourceModel.class);
    }

    ResourceModel takenFrom(ResourceModel model) {
        return JSON.convertValue(JSON.<ObjectNode>valueToTree(model).putNull(property()), ResourceModel.class);
    }

    /** With another value in each entry that the service fills in. */
    ResourceModel withAnotherValueIn(ResourceModel model) {
        Object other = SampleValues.others().get(property());
        if (member.isMap()) {
            Map<String, String> entries = JSON.convertValue(value(), new TypeReference<Map<String, String>>() {});
            entries.replaceAll((name, value) -> "'other'");
            other = entries;
        }
        return JSON.convertValue(JSON.<ObjectNode>valueToTree(model).putPOJO(property(), other), ResourceModel.class);
    }

    private Object value() {
        return SampleValues.all().get(property());
    }
}
