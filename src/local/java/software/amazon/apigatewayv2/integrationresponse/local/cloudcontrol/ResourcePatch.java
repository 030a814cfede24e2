package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.CompatibilityFlags;
import com.flipkart.zjsonpatch.JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import java.util.EnumSet;
import java.util.List;

/** A JSON Patch (RFC 6902) of a resource's properties. */
final class ResourcePatch {
    /** By itself the library lets a missing member be removed; the RFC does not. */
    private static final EnumSet<CompatibilityFlags> AS_IN_THE_RFC =
            EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT);

    private final JsonNode operations;

    /**
     * Reads a patch.
     *
     * @throws CloudControlException if it is none
     */
    ResourcePatch(String document) {
        this.operations =
                CloudControlJson.parse(document).orElseThrow(() -> notApplicable("PatchDocument is not JSON"));
    }

    /**
     * The properties after the patch.
     *
     * @throws CloudControlException if it does not apply, changes what cannot be changed, or leaves what the schema refuses
     */
    ObjectNode applyTo(ObjectNode current, ResourceType type) {
        ObjectNode patched = patched(current);
        List<String> createOnly = changed(type.createOnlyProperties(), current, patched);
        if (!createOnly.isEmpty()) {
            throw new CloudControlException(
                    ErrorCode.NotUpdatableException,
                    "Invalid patch update: createOnlyProperties %s cannot be updated"
                            .formatted(ResourceType.pointers(createOnly)));
        }
        List<String> readOnly = changed(type.readOnlyProperties(), current, patched);
        if (!readOnly.isEmpty()) {
            throw notApplicable("Invalid patch update: readOnlyProperties %s cannot be updated"
                    .formatted(ResourceType.pointers(readOnly)));
        }
        type.validate(patched);
        return patched;
    }

    private ObjectNode patched(ObjectNode current) {
        try {
            if (JsonPatch.apply(operations, current, AS_IN_THE_RFC) instanceof ObjectNode patched) {
                return patched;
            }
        } catch (JsonPatchApplicationException e) {
            throw notApplicable("Invalid patch update: " + e.getMessage());
        }
        throw notApplicable("Invalid patch update: the result is not an object");
    }

    private static List<String> changed(List<String> pointers, ObjectNode before, ObjectNode after) {
        return pointers.stream()
                .filter(pointer ->
                        !ResourceType.property(before, pointer).equals(ResourceType.property(after, pointer)))
                .toList();
    }

    private static CloudControlException notApplicable(String message) {
        return CloudControlException.invalid(message);
    }
}
