package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import lombok.With;
import software.amazon.cloudformation.Action;

/** An invocation of a handler, with the token of its request and, for an update, the model before it. */
@With
record HandlerCall(
        String token,
        Action action,
        ObjectNode desired,
        Optional<ObjectNode> previous,
        Optional<JsonNode> callbackContext,
        Optional<String> nextToken,
        Optional<Integer> maxResults) {
    static HandlerCall of(String token, Action action, ObjectNode desired) {
        return new HandlerCall(
                token, action, desired, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns the event that CloudFormation sends to handleRequest, with an example account. */
    String event(String typeName) {
        ObjectNode event = CloudControlJson.object();
        event.put("awsAccountId", "123456789012");
        event.put("bearerToken", token);
        event.put("region", "us-east-1");
        event.put("action", action.name());
        event.put("resourceType", typeName);
        event.put("resourceTypeVersion", "00000001");
        callbackContext.ifPresent(context -> event.set("callbackContext", context));
        nextToken.ifPresent(next -> event.put("nextToken", next));
        maxResults.ifPresent(results -> event.put("maxResults", results));
        ObjectNode data = event.putObject("requestData");
        data.putObject("callerCredentials")
                .put("accessKeyId", "AKIAIOSFODNN7EXAMPLE")
                .put("secretAccessKey", "local")
                .put("sessionToken", "local");
        data.put("logicalResourceId", token);
        data.set("resourceProperties", desired);
        previous.ifPresent(model -> data.set("previousResourceProperties", model));
        return CloudControlJson.text(event);
    }
}
