package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** All that the service holds. Each method is one indivisible step. */
final class Apis {
    private static final int API_ID_LENGTH = 10;
    private static final int PART_ID_LENGTH = 7;

    private final SortedMap<String, Api> apis = new TreeMap<>();

    private record Api(ObjectNode attributes, SortedMap<String, Integration> integrations, ApiDocuments documents) {}

    private record Integration(ObjectNode attributes, SortedMap<String, StoredIntegrationResponse> responses) {}

    /** Stores an API under a fresh identifier, or under its own where the attributes hold one. */
    synchronized ObjectNode createApi(ObjectNode attributes) {
        ObjectNode stored = identified(attributes, "apiId", API_ID_LENGTH, apis);
        String scheme = stored.path("protocolType").asText().equals("HTTP") ? "https" : "wss";
        stored.put(
                "apiEndpoint",
                "%s://%s.execute-api.us-east-1.amazonaws.com"
                        .formatted(scheme, stored.get("apiId").textValue()));
        apis.put(stored.get("apiId").textValue(), new Api(stored, new TreeMap<>(), new ApiDocuments()));
        return stored;
    }

    synchronized ObjectNode api(String apiId) {
        return existing(apiId).attributes();
    }

    synchronized SortedMap<String, ObjectNode> apis() {
        SortedMap<String, ObjectNode> copy = new TreeMap<>();
        apis.forEach((id, api) -> copy.put(id, api.attributes()));
        return copy;
    }

    synchronized ObjectNode updateApi(String apiId, ObjectNode sent) {
        Api held = existing(apiId);
        ObjectNode changed = new DocumentPatch(sent).applyTo(held.attributes()).put("apiId", apiId);
        apis.put(apiId, new Api(changed, held.integrations(), held.documents()));
        return changed;
    }

    synchronized void deleteApi(String apiId) {
        existing(apiId);
        apis.remove(apiId);
    }

    /** Stores an integration under a fresh identifier, or under its own where the attributes hold one. */
    synchronized ObjectNode createIntegration(String apiId, ObjectNode attributes) {
        SortedMap<String, Integration> siblings = existing(apiId).integrations();
        ObjectNode stored = identified(attributes, "integrationId", PART_ID_LENGTH, siblings);
        siblings.put(stored.get("integrationId").textValue(), new Integration(stored, new TreeMap<>()));
        return stored;
    }

    synchronized ObjectNode integration(String apiId, String integrationId) {
        return existing(apiId, integrationId).attributes();
    }

    synchronized SortedMap<String, ObjectNode> integrations(String apiId) {
        SortedMap<String, ObjectNode> copy = new TreeMap<>();
        existing(apiId).integrations().forEach((id, integration) -> copy.put(id, integration.attributes()));
        return copy;
    }

    synchronized ObjectNode updateIntegration(String apiId, String integrationId, ObjectNode sent) {
        Integration held = existing(apiId, integrationId);
        ObjectNode changed = new DocumentPatch(sent).applyTo(held.attributes()).put("integrationId", integrationId);
        existing(apiId).integrations().put(integrationId, new Integration(changed, held.responses()));
        return changed;
    }

    synchronized void deleteIntegration(String apiId, String integrationId) {
        existing(apiId, integrationId);
        existing(apiId).documents().requireNoRouteTo(integrationId);
        existing(apiId).integrations().remove(integrationId);
    }

    /** Stores an integration response, in place of the one with its identifier if there is one. */
    synchronized StoredIntegrationResponse store(
            String apiId, String integrationId, StoredIntegrationResponse response) {
        SortedMap<String, StoredIntegrationResponse> siblings =
                existing(apiId, integrationId).responses();
        StoredIntegrationResponse identified =
                response.id().isEmpty() ? response.withId(Identifiers.fresh(PART_ID_LENGTH, siblings)) : response;
        requireUniqueKey(siblings, identified);
        siblings.put(identified.id(), identified);
        return identified;
    }

    synchronized StoredIntegrationResponse update(
            String apiId, String integrationId, String responseId, UnaryOperator<StoredIntegrationResponse> change) {
        StoredIntegrationResponse changed = change.apply(response(apiId, integrationId, responseId));
        return store(apiId, integrationId, changed);
    }

    synchronized StoredIntegrationResponse response(String apiId, String integrationId, String responseId) {
        return Optional.ofNullable(existing(apiId, integrationId).responses().get(responseId))
                .orElseThrow(() ->
                        ServiceRefusal.notFound("Invalid IntegrationResponse identifier specified " + responseId));
    }

    synchronized SortedMap<String, StoredIntegrationResponse> responses(String apiId, String integrationId) {
        return Collections.unmodifiableSortedMap(
                new TreeMap<>(existing(apiId, integrationId).responses()));
    }

    synchronized void deleteResponse(String apiId, String integrationId, String responseId) {
        response(apiId, integrationId, responseId);
        existing(apiId, integrationId).responses().remove(responseId);
    }

    /** Does something with an API's routes, route responses, stages or deployments. */
    synchronized <T> T documents(String apiId, Function<ApiDocuments, T> use) {
        return use.apply(existing(apiId).documents());
    }

    private Api existing(String apiId) {
        return Optional.ofNullable(apis.get(apiId))
                .orElseThrow(() -> ServiceRefusal.notFound("Invalid API identifier specified " + apiId));
    }

    private Integration existing(String apiId, String integrationId) {
        return Optional.ofNullable(existing(apiId).integrations().get(integrationId))
                .orElseThrow(
                        () -> ServiceRefusal.notFound("Invalid Integration identifier specified " + integrationId));
    }

    private static void requireUniqueKey(
            SortedMap<String, StoredIntegrationResponse> siblings, StoredIntegrationResponse response) {
        boolean taken = siblings.values().stream()
                .anyMatch(sibling ->
                        sibling.key().equals(response.key()) && !sibling.id().equals(response.id()));
        if (taken) {
            throw ServiceRefusal.conflict(
                    "An integration response with key " + response.key() + " already exists for this integration");
        }
    }

    private static ObjectNode identified(
            ObjectNode attributes, String idMember, int length, SortedMap<String, ?> siblings) {
        ObjectNode identified = attributes.deepCopy();
        return identified.has(idMember) ? identified : identified.put(idMember, Identifiers.fresh(length, siblings));
    }
}
