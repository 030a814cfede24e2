package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.json.JSONObject;
import software.amazon.cloudformation.resource.Validator;
import software.amazon.cloudformation.resource.exceptions.ValidationException;

/** A registered resource type, as its schema describes it. */
final class ResourceType {
    private static final String SEPARATOR = "|";
    private static final String PROPERTIES = "/properties/";

    private final ObjectNode schema;

    private ResourceType(ObjectNode schema) {
        this.schema = schema;
    }

    /**
     * Finds the schema that the RPDK packs: at the jar's root, in a file named after its type, unlike those of
     * libraries. Throws an IllegalArgumentException if there is none, or no jar.
     */
    static ResourceType packedIn(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (entry.getName().matches("[a-z0-9]+-[a-z0-9]+-[a-z0-9]+\\.json")) {
                    ObjectNode schema = CloudControlJson.read(file.getInputStream(entry));
                    if (entry.getName().equals(fileName(schema.path("typeName").asText()))) {
                        return new ResourceType(schema);
                    }
                }
            }
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + jar, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(jar + " is not a jar: give the one of a packaged resource type", e);
        }
        throw new IllegalArgumentException(
                jar + " holds no schema of a resource type: give the jar of a packaged resource type");
    }

    private static String fileName(String typeName) {
        return typeName.replace("::", "-").toLowerCase(Locale.ROOT) + ".json";
    }

    String name() {
        return schema.path("typeName").textValue();
    }

    /** Returns the JSON pointers in a list of the schema, such as {@code /properties/ApiId} in createOnlyProperties. */
    List<String> pointers(String list) {
        List<String> pointers = new ArrayList<>();
        schema.path(list).forEach(pointer -> pointers.add(pointer.textValue()));
        return pointers;
    }

    static JsonNode property(ObjectNode model, String pointer) {
        return model.path(name(pointer));
    }

    /** Joins the values of the primary identifier in the schema's order; empty if one is missing. */
    Optional<String> identifier(ObjectNode model) {
        List<String> pointers = pointers("primaryIdentifier");
        List<String> values = pointers.stream()
                .map(pointer -> property(model, pointer))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
        return values.size() == pointers.size() ? Optional.of(String.join(SEPARATOR, values)) : Optional.empty();
    }

    /** Reads an identifier: values in order, or a JSON object whose members have names or pointers of the schema. */
    ObjectNode identified(String identifier) {
        List<String> pointers = pointers("primaryIdentifier");
        List<String> values = List.of(identifier.split("\\|", -1));
        ObjectNode model = CloudControlJson.object();
        CloudControlJson.parseObject(identifier)
                .ifPresentOrElse(
                        given -> given.properties()
                                .forEach(member -> model.set(name(member.getKey()), member.getValue())),
                        () -> {
                            for (int i = 0; i < pointers.size() && pointers.size() == values.size(); i++) {
                                model.put(name(pointers.get(i)), values.get(i));
                            }
                        });
        if (model.size() != pointers.size() || identifier(model).isEmpty()) {
            throw CloudControlException.invalid(
                    "Identifier %s is not valid for identifier %s".formatted(identifier, pointers));
        }
        return model;
    }

    private static String name(String pointer) {
        return pointer.replace(PROPERTIES, "");
    }

    void validate(ObjectNode model) {
        reasonsAgainst(model, schema).ifPresent(reasons -> {
            throw CloudControlException.invalid("Model validation failed (" + reasons + ")");
        });
    }

    /**
     * Refuses a model that does not say what to list. It checks only what the list handler's schema requires: that
     * schema refers to this one for its properties, and the RPDK's validator does not follow references.
     */
    void validateForList(ObjectNode model) {
        ObjectNode forList = schema.deepCopy();
        forList.set(
                "required", schema.at("/handlers/list/handlerSchema/required").deepCopy());
        reasonsAgainst(model, forList).ifPresent(reasons -> {
            throw new CloudControlException(
                    ErrorCode.InvalidRequestException,
                    "Missing or invalid ResourceModel property in %s list handler request input.Required property: (%s)"
                            .formatted(name(), reasons));
        });
    }

    private static Optional<String> reasonsAgainst(ObjectNode model, ObjectNode schema) {
        try {
            new Validator()
                    .validateObject(
                            new JSONObject(CloudControlJson.text(model)),
                            new JSONObject(CloudControlJson.text(schema)));
            return Optional.empty();
        } catch (ValidationException e) {
            return Optional.of(reasons(e));
        }
    }

    /** Lists the errors, one a line, in the words of the validator that the RPDK uses too. */
    private static String reasons(ValidationException e) {
        return e.getCausingExceptions().isEmpty()
                ? e.getMessage()
                : e.getCausingExceptions().stream().map(ResourceType::reasons).collect(Collectors.joining("\n"));
    }
}
