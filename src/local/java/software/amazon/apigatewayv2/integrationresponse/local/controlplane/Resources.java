package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Holds JSON documents, as operations take and return them, and replaces rather than changes them. Identifiers are
 * those in a path, the API's first. Refusals have the words that others saw the service use.
 */
final class Resources {
    private static final String ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int API_ID_LENGTH = 10;
    private static final int ID_LENGTH = 7;

    private final Node root = new Node(RequestJson.object());

    /** A resource, and the resources that are deleted with it. */
    private record Node(ObjectNode document, Map<ResourceKind, SortedMap<String, Node>> parts) {
        Node(ObjectNode document) {
            this(document, new EnumMap<>(ResourceKind.class));
        }
    }

    synchronized ObjectNode get(ResourceKind kind, List<String> identifiers) {
        return node(kind, identifiers).document();
    }

    synchronized SortedMap<String, ObjectNode> all(ResourceKind kind, List<String> identifiers) {
        SortedMap<String, ObjectNode> documents = new TreeMap<>();
        siblings(kind, identifiers).forEach((id, node) -> documents.put(id, node.document()));
        return documents;
    }

    /** Adds a document or replaces the one with its identifier; makes an identifier if it has none. */
    synchronized ObjectNode put(ResourceKind kind, List<String> identifiers, ObjectNode document) {
        SortedMap<String, Node> siblings = siblings(kind, identifiers);
        ObjectNode stored = identified(kind, identifiers, document);
        String id = stored.get(kind.idMember()).textValue();
        kind.keyMember().ifPresent(member -> {
            String key = RequestJson.required(stored, member);
            boolean taken = siblings.entrySet().stream()
                    .anyMatch(sibling -> !sibling.getKey().equals(id)
                            && key.equals(
                                    sibling.getValue().document().get(member).textValue()));
            if (taken) {
                throw ServiceRefusal.conflict("%s with key %s already exists for this %s"
                        .formatted(kind.typeName(), key, nameOf(kind.parent().orElseThrow())));
            }
        });
        siblings.compute(id, (any, held) -> held == null ? new Node(stored) : new Node(stored, held.parts()));
        return stored;
    }

    /** Copies a document, and makes an identifier if it has none. */
    synchronized ObjectNode identified(ResourceKind kind, List<String> identifiers, ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        while (!copy.has(kind.idMember())) {
            String id = ThreadLocalRandom.current()
                    .ints(kind == ResourceKind.API ? API_ID_LENGTH : ID_LENGTH, 0, ID_CHARACTERS.length())
                    .mapToObj(index -> ID_CHARACTERS.substring(index, index + 1))
                    .collect(Collectors.joining());
            if (!siblings(kind, identifiers).containsKey(id)) {
                copy.put(kind.idMember(), id);
            }
        }
        return copy;
    }

    synchronized void delete(ResourceKind kind, List<String> identifiers) {
        node(kind, identifiers);
        String id = identifiers.get(kind.depth());
        if (kind == ResourceKind.DEPLOYMENT
                && !referring(ResourceKind.STAGE, identifiers, "deploymentId", id)
                        .isEmpty()) {
            throw ServiceRefusal.badRequest("Active stages pointing to this deployment must be moved or deleted");
        }
        if (kind == ResourceKind.INTEGRATION) {
            List<String> routes = referring(ResourceKind.ROUTE, identifiers, "target", "integrations/" + id);
            if (!routes.isEmpty()) {
                throw ServiceRefusal.conflict(
                        "Cannot delete Integration because it is referenced by the following Routes with Ids: "
                                + routes);
            }
        }
        siblings(kind, identifiers).remove(id);
    }

    private List<String> referring(ResourceKind kind, List<String> identifiers, String member, String value) {
        return siblings(kind, identifiers).entrySet().stream()
                .filter(entry ->
                        entry.getValue().document().path(member).asText().equals(value))
                .map(Map.Entry::getKey)
                .toList();
    }

    private SortedMap<String, Node> siblings(ResourceKind kind, List<String> identifiers) {
        Node parent = kind.parent().map(above -> node(above, identifiers)).orElse(root);
        return parent.parts().computeIfAbsent(kind, any -> new TreeMap<>());
    }

    private Node node(ResourceKind kind, List<String> identifiers) {
        String id = identifiers.get(kind.depth());
        return Optional.ofNullable(siblings(kind, identifiers).get(id))
                .orElseThrow(() -> ServiceRefusal.notFound("Invalid " + nameOf(kind) + " identifier specified " + id));
    }

    private static String nameOf(ResourceKind kind) {
        return kind == ResourceKind.API ? "API" : kind.typeName();
    }
}
