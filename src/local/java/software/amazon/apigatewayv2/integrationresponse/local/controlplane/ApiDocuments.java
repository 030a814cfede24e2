package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The routes, route responses, stages and deployments of one API. Documents are never changed, but put in the place of
 * others. The words of the refusals are those that others saw the service use.
 */
final class ApiDocuments {
    private static final int ID_LENGTH = 7;

    private final Map<DocumentPlace, SortedMap<String, ObjectNode>> documents = new HashMap<>();

    ObjectNode create(DocumentPlace place, ObjectNode given) {
        DocumentKind kind = place.kind();
        SortedMap<String, ObjectNode> siblings = siblings(place);
        ObjectNode document = given.deepCopy();
        document.put(kind.idMember(), kind.namedByClient() ? key(kind, given) : Identifiers.fresh(ID_LENGTH, siblings));
        check(kind, document, siblings);
        if (kind == DocumentKind.DEPLOYMENT) {
            publish(document);
        }
        if (kind == DocumentKind.STAGE) {
            document.put("createdDate", now()).put("lastUpdatedDate", now());
        }
        siblings.put(document.get(kind.idMember()).textValue(), document);
        return document;
    }

    ObjectNode get(DocumentPlace place, String id) {
        return Optional.ofNullable(siblings(place).get(id)).orElseThrow(() -> unknown(place.kind(), id));
    }

    SortedMap<String, ObjectNode> all(DocumentPlace place) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(siblings(place)));
    }

    ObjectNode update(DocumentPlace place, String id, ObjectNode sent) {
        ObjectNode changed = new DocumentPatch(sent).applyTo(get(place, id));
        changed.put(place.kind().idMember(), id);
        Map<String, ObjectNode> others = new HashMap<>(siblings(place));
        others.remove(id);
        check(place.kind(), changed, others);
        if (place.kind() == DocumentKind.STAGE) {
            changed.put("lastUpdatedDate", now());
        }
        siblings(place).put(id, changed);
        return changed;
    }

    void delete(DocumentPlace place, String id) {
        get(place, id);
        if (place.kind() == DocumentKind.DEPLOYMENT && isLive(id)) {
            throw ServiceRefusal.badRequest("Active stages pointing to this deployment must be moved or deleted");
        }
        siblings(place).remove(id);
        if (place.kind() == DocumentKind.ROUTE) {
            documents.remove(DocumentPlace.responsesOf(id));
        }
    }

    /** Refuses to have an integration deleted that routes lead to. */
    void requireNoRouteTo(String integrationId) {
        List<String> routes = siblings(DocumentPlace.of(DocumentKind.ROUTE)).values().stream()
                .filter(route -> route.path("target").asText().equals("integrations/" + integrationId))
                .map(route -> route.get("routeId").textValue())
                .toList();
        if (!routes.isEmpty()) {
            throw ServiceRefusal.conflict(
                    "Cannot delete Integration because it is referenced by the following Routes with Ids: " + routes);
        }
    }

    private SortedMap<String, ObjectNode> siblings(DocumentPlace place) {
        place.routeId().ifPresent(route -> get(DocumentPlace.of(DocumentKind.ROUTE), route));
        return documents.computeIfAbsent(place, any -> new TreeMap<>());
    }

    /** Refuses a document that cannot stand beside these others. */
    private void check(DocumentKind kind, ObjectNode document, Map<String, ObjectNode> others) {
        if (kind.hasKey()) {
            String key = key(kind, document);
            if (others.values().stream().anyMatch(other -> key(kind, other).equals(key))) {
                throw ServiceRefusal.conflict(
                        kind.namedByClient()
                                ? "Stage already exists"
                                : kind.typeName() + " with key " + key + " already exists for this API");
            }
        }
        if (kind == DocumentKind.STAGE) {
            RequestJson.string(document, "deploymentId")
                    .ifPresent(id -> get(DocumentPlace.of(DocumentKind.DEPLOYMENT), id));
        }
    }

    private void publish(ObjectNode deployment) {
        if (siblings(DocumentPlace.of(DocumentKind.ROUTE)).isEmpty()) {
            throw ServiceRefusal.badRequest("At least one route is required before deploying the Api.");
        }
        deployment.put("createdDate", now()).put("deploymentStatus", "DEPLOYED");
        RequestJson.string(deployment, "stageName").ifPresent(stage -> {
            deployment.remove("stageName");
            DocumentPlace stages = DocumentPlace.of(DocumentKind.STAGE);
            siblings(stages)
                    .put(
                            stage,
                            get(stages, stage)
                                    .deepCopy()
                                    .put(
                                            "deploymentId",
                                            deployment.get("deploymentId").textValue())
                                    .put("lastUpdatedDate", now()));
        });
    }

    private boolean isLive(String deploymentId) {
        return siblings(DocumentPlace.of(DocumentKind.STAGE)).values().stream()
                .anyMatch(stage -> stage.path("deploymentId").asText().equals(deploymentId));
    }

    private static String key(DocumentKind kind, ObjectNode document) {
        return RequestJson.string(document, kind.keyMember())
                .filter(key -> !key.isEmpty())
                .orElseThrow(() -> ServiceRefusal.badRequest(kind.keyMember() + " is required"));
    }

    private static ServiceRefusal unknown(DocumentKind kind, String id) {
        return ServiceRefusal.notFound("Invalid " + kind.typeName() + " identifier specified " + id);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
