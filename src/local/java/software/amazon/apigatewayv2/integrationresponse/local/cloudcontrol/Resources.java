package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.OperationStatus;

/** The operations that wait for the handler: GetResource and ListResources. */
@RequiredArgsConstructor
final class Resources {
    private final ResourceType type;
    private final Handler handler;

    ObjectNode get(Input input) {
        ObjectNode output = CloudControlJson.object().put("TypeName", registered(input));
        output.set("ResourceDescription", description(read(input.identifier())));
        return output;
    }

    ObjectNode list(Input input) {
        ObjectNode output = CloudControlJson.object().put("TypeName", registered(input));
        ObjectNode model = input.resourceModel();
        type.validateForList(model);
        HandlerProgress page = answered(HandlerCall.of(UUID.randomUUID().toString(), Action.LIST, model)
                .withNextToken(input.handlerNextToken())
                .withMaxResults(input.maxResults()));
        ArrayNode descriptions = output.putArray("ResourceDescriptions");
        page.models().forEach(found -> descriptions.add(description(found)));
        page.nextToken().ifPresent(next -> output.put("NextToken", next));
        return output;
    }

    ObjectNode read(String identifier) {
        return answered(HandlerCall.of(UUID.randomUUID().toString(), Action.READ, type.identified(identifier)))
                .model()
                .orElseThrow(() -> invalidAnswer("no resource model"));
    }

    /** Returns the input's type name; refuses any type but the one served. */
    String registered(Input input) {
        String name = input.typeName();
        if (!name.equals(type.name())) {
            throw new CloudControlException(
                    ErrorCode.TypeNotFoundException,
                    ("The type '%s' cannot be found. This local Cloud Control serves %s only; another one that is packaged"
                                    + " is served by ./local cloudcontrol --type NAME")
                            .formatted(name, type.name()));
        }
        return name;
    }

    private HandlerProgress answered(HandlerCall call) {
        HandlerProgress answer = handler.invoke(call);
        if (answer.status() == OperationStatus.FAILED) {
            HandlerErrorCode code = answer.errorCode().orElse(HandlerErrorCode.InternalFailure);
            throw new CloudControlException(
                    ErrorCode.of(code),
                    "%s Handler returned status FAILED: %s (HandlerErrorCode: %s, RequestToken: %s)"
                            .formatted(type.name(), answer.message().orElse("null"), code, call.token()));
        }
        if (answer.status() != OperationStatus.SUCCESS) {
            throw invalidAnswer("status " + answer.status() + ", where a handler has to answer at once");
        }
        return answer;
    }

    private ObjectNode description(ObjectNode model) {
        return CloudControlJson.object()
                .put("Identifier", type.identifier(model).orElseThrow(() -> invalidAnswer("no primary identifier")))
                .put("Properties", CloudControlJson.text(model));
    }

    private CloudControlException invalidAnswer(String what) {
        return new CloudControlException(
                ErrorCode.PrivateTypeException,
                "%s Handler returned an invalid response: %s".formatted(type.name(), what));
    }
}
