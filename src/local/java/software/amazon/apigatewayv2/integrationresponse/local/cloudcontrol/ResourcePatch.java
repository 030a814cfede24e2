package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import java.util.List;

/**
 * A JSON Patch (RFC 6902) as Cloud Control applies it: absent members may be removed, and refusals are those of
 * zjsonpatch 0.4.6 (aws-cloudformation/cloudformation-coverage-roadmap #2236, hashicorp/terraform-provider-awscc #913).
 */
final class ResourcePatch {
    private final JsonNode operations;

    ResourcePatch(String document) {
        this.operations = CloudControlJson.parse(document)
                .orElseThrow(() -> CloudControlException.invalid("PatchDocument is not JSON"));
    }

    /** Returns the patched properties; refuses a patch that changes a fixed property or breaks the schema. */
    ObjectNode applyTo(ObjectNode current, ResourceType type) {
        ObjectNode patched = patched(current);
        requireUnchanged("createOnlyProperties", ErrorCode.NotUpdatableException, current, patched, type);
        requireUnchanged("readOnlyProperties", ErrorCode.ValidationException, current, patched, type);
        type.validate(patched);
        return patched;
    }

    private ObjectNode patched(ObjectNode current) {
        try {
            if (JsonPatch.apply(operations, current) instanceof ObjectNode patched) {
                return patched;
            }
        } catch (JsonPatchApplicationException e) {
            throw CloudControlException.invalid(e.getMessage());
        }
        throw CloudControlException.invalid("Invalid patch update: the result is not an object");
    }

    private static void requireUnchanged(
            String kind, ErrorCode refusal, ObjectNode before, ObjectNode after, ResourceType type) {
        List<String> changed = type.pointers(kind).stream()
                .filter(pointer ->
                        !ResourceType.property(before, pointer).equals(ResourceType.property(after, pointer)))
                .toList();
        if (!changed.isEmpty()) {
            throw new CloudControlException(
                    refusal, "Invalid patch update: %s %s cannot be updated".formatted(kind, changed));
        }
    }
}
