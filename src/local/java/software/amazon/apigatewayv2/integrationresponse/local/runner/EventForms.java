package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;

/** Turns an event of one entry point's form into one of the other's. */
final class EventForms {
    /** Members of {@code request} and the members of {@code requestData} that stand for them. */
    private static final Map<String, String> IN_REQUEST_DATA = Map.of(
            "desiredResourceState", "resourceProperties",
            "previousResourceState", "previousResourceProperties",
            "logicalResourceIdentifier", "logicalResourceId",
            "systemTags", "systemTags",
            "desiredResourceTags", "stackTags");

    /** Members of {@code request} and the members of the whole event that stand for them. */
    private static final Map<String, String> AT_THE_TOP = Map.of(
            "clientRequestToken", "bearerToken",
            "nextToken", "nextToken",
            "maxResults", "maxResults",
            "region", "region",
            "stackId", "stackId",
            "awsAccountId", "awsAccountId");

    private EventForms() {}

    static Event as(Entrypoint wanted, Event event) {
        if (wanted == event.entrypoint()) {
            return event;
        }
        return new Event(wanted, wanted == Entrypoint.HANDLE ? protocol(event.document()) : payload(event.document()));
    }

    private static ObjectNode protocol(ObjectNode payload) {
        ObjectNode protocol = JsonNodeFactory.instance
                .objectNode()
                .put("awsAccountId", "123456789012")
                .put("region", "us-east-1")
                .put("resourceType", "AWS::ApiGatewayV2::IntegrationResponse")
                .put("resourceTypeVersion", "00000001")
                .put("stackId", "arn:aws:cloudformation:us-east-1:123456789012:stack/local/1");
        ObjectNode request = (ObjectNode) payload.get("request");
        ObjectNode data = protocol.putObject("requestData");
        IN_REQUEST_DATA.forEach((from, to) -> copy(request, from, data, to));
        AT_THE_TOP.forEach((from, to) -> copy(request, from, protocol, to));
        copy(payload, "credentials", data, "callerCredentials");
        return common(payload, protocol);
    }

    private static ObjectNode payload(ObjectNode protocol) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        ObjectNode data = (ObjectNode) protocol.get("requestData");
        ObjectNode request = payload.putObject("request");
        IN_REQUEST_DATA.forEach((to, from) -> copy(data, from, request, to));
        AT_THE_TOP.forEach((to, from) -> copy(protocol, from, request, to));
        copy(data, "callerCredentials", payload, "credentials");
        return common(protocol, payload);
    }

    private static ObjectNode common(ObjectNode from, ObjectNode to) {
        copy(from, "action", to, "action");
        copy(from, "callbackContext", to, "callbackContext");
        return to;
    }

    private static void copy(ObjectNode from, String member, ObjectNode to, String name) {
        if (from.hasNonNull(member)) {
            to.set(name, from.get(member));
        }
    }
}
