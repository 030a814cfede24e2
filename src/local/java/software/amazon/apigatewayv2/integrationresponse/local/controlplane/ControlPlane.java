package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.LongSupplier;

/** Carries operations out on the service's resources. */
final class ControlPlane {
    private static final Set<String> PROTOCOLS = Set.of("WEBSOCKET", "HTTP");
    private static final Set<String> INTEGRATION_TYPES = Set.of("AWS", "HTTP", "MOCK", "HTTP_PROXY", "AWS_PROXY");
    private static final int MAX_API_NAME = 128;

    private final Resources resources;
    private final MutationTurns turns = new MutationTurns();
    private final Pages pages = new Pages();

    ControlPlane(Resources resources) {
        this.resources = resources;
    }

    void measureMutationsOn(LongSupplier nanoTime) {
        turns.measureOn(nanoTime);
    }

    /** Carries a request out and returns the true response, which a fault may replace. */
    Reply perform(ServiceRequest request, ServiceBehaviour behaviour) {
        return request.mutatedApi()
                .filter(api -> !behaviour.mutationTime().isZero())
                .map(api -> turns.take(api, behaviour.mutationTime(), () -> apply(request, behaviour)))
                .orElseGet(() -> apply(request, behaviour));
    }

    private Reply apply(ServiceRequest request, ServiceBehaviour behaviour) {
        try {
            return Reply.ok(request.operation().successStatus(), document(request, behaviour));
        } catch (ServiceRefusal refusal) {
            return refusal.reply();
        }
    }

    private Optional<ObjectNode> document(ServiceRequest request, ServiceBehaviour behaviour) {
        ResourceKind kind = request.operation().kind();
        List<String> identifiers = request.identifiers();
        synchronized (resources) {
            return switch (request.operation().action()) {
                case CREATE -> {
                    ObjectNode given = RequestJson.parse(request.body());
                    if (kind != ResourceKind.STAGE) {
                        given.remove(kind.idMember());
                    }
                    yield Optional.of(shown(kind, create(kind, identifiers, given, behaviour), behaviour));
                }
                case LIST -> {
                    SortedMap<String, ObjectNode> all = resources.all(kind, identifiers);
                    all.replaceAll((id, item) -> shown(kind, item, behaviour));
                    yield Optional.of(pages.page(all, request, behaviour.repeatedToken()));
                }
                case GET -> Optional.of(shown(kind, resources.get(kind, identifiers), behaviour));
                case UPDATE -> {
                    ObjectNode sent = RequestJson.parse(request.body());
                    yield Optional.of(shown(kind, update(kind, identifiers, sent, behaviour), behaviour));
                }
                case DELETE -> {
                    resources.delete(kind, identifiers);
                    yield Optional.empty();
                }
            };
        }
    }

    private static ObjectNode shown(ResourceKind kind, ObjectNode document, ServiceBehaviour behaviour) {
        return kind == ResourceKind.INTEGRATION_RESPONSE
                ? StoredIntegrationResponse.read(document).shown(behaviour)
                : document;
    }

    /** Creates a resource, with the identifier in the input if there is one. */
    ObjectNode create(ResourceKind kind, List<String> identifiers, ObjectNode given, ServiceBehaviour behaviour) {
        return switch (kind) {
            case API -> createApi(given);
            case INTEGRATION -> {
                requireOneOf(given, "integrationType", INTEGRATION_TYPES);
                yield resources.put(kind, identifiers, given);
            }
            case INTEGRATION_RESPONSE -> createIntegrationResponse(identifiers, given, behaviour);
            case ROUTE, ROUTE_RESPONSE -> resources.put(kind, identifiers, given);
            case STAGE -> createStage(identifiers, given);
            case DEPLOYMENT -> createDeployment(identifiers, given);
        };
    }

    private ObjectNode createApi(ObjectNode given) {
        requireOneOf(given, "protocolType", PROTOCOLS);
        boolean webSocket = isWebSocket(given);
        if (RequestJson.required(given, "name").length() > MAX_API_NAME) {
            throw ServiceRefusal.badRequest("name has 1 to " + MAX_API_NAME + " characters");
        }
        if (webSocket) {
            RequestJson.required(given, "routeSelectionExpression");
        }
        ObjectNode api = resources.identified(ResourceKind.API, List.of(), given);
        if (!api.has("apiKeySelectionExpression")) {
            api.put("apiKeySelectionExpression", "$request.header.x-api-key");
        }
        String host = api.get("apiId").textValue() + ".execute-api.us-east-1.amazonaws.com";
        api.put("apiEndpoint", (webSocket ? "wss://" : "https://") + host).put("createdDate", now());
        return resources.put(ResourceKind.API, List.of(), api);
    }

    private ObjectNode createIntegrationResponse(
            List<String> identifiers, ObjectNode given, ServiceBehaviour behaviour) {
        if (!isWebSocket(resources.get(ResourceKind.API, identifiers)) && !behaviour.httpApisAccepted()) {
            throw ServiceRefusal.badRequest("Integration responses are for WebSocket APIs only");
        }
        StoredIntegrationResponse created =
                IntegrationResponseInput.read(given).created().filledIn(behaviour.defaults());
        return resources.put(ResourceKind.INTEGRATION_RESPONSE, identifiers, created.document());
    }

    private ObjectNode createStage(List<String> identifiers, ObjectNode given) {
        String name = RequestJson.required(given, "stageName");
        if (resources.all(ResourceKind.STAGE, identifiers).containsKey(name)) {
            throw ServiceRefusal.conflict("Stage already exists");
        }
        requireDeployment(identifiers, given);
        given.put("createdDate", now()).put("lastUpdatedDate", now());
        return resources.put(ResourceKind.STAGE, identifiers, given);
    }

    private ObjectNode createDeployment(List<String> identifiers, ObjectNode given) {
        if (resources.all(ResourceKind.ROUTE, identifiers).isEmpty()) {
            throw ServiceRefusal.badRequest("At least one route is required before deploying the Api.");
        }
        Optional<ObjectNode> stage = RequestJson.string(given, "stageName")
                .map(name -> resources.get(ResourceKind.STAGE, List.of(identifiers.get(0), name)));
        given.remove("stageName");
        given.put("createdDate", now()).put("deploymentStatus", "DEPLOYED");
        ObjectNode deployment = resources.put(ResourceKind.DEPLOYMENT, identifiers, given);
        stage.map(ObjectNode::deepCopy)
                .map(live -> live.put("lastUpdatedDate", now())
                        .<ObjectNode>set("deploymentId", deployment.get("deploymentId")))
                .ifPresent(live -> resources.put(ResourceKind.STAGE, identifiers, live));
        return deployment;
    }

    private ObjectNode update(
            ResourceKind kind, List<String> identifiers, ObjectNode sent, ServiceBehaviour behaviour) {
        ObjectNode held = resources.get(kind, identifiers);
        if (kind == ResourceKind.INTEGRATION_RESPONSE) {
            behaviour.ignoredMember().ifPresent(sent::remove);
            StoredIntegrationResponse changed =
                    IntegrationResponseInput.read(sent).applyTo(StoredIntegrationResponse.read(held), behaviour);
            return resources.put(kind, identifiers, changed.document());
        }
        ObjectNode changed = new DocumentPatch(sent).applyTo(held);
        changed.set(kind.idMember(), held.get(kind.idMember()));
        if (kind == ResourceKind.STAGE) {
            requireDeployment(identifiers, changed);
            changed.put("lastUpdatedDate", now());
        }
        return resources.put(kind, identifiers, changed);
    }

    private void requireDeployment(List<String> identifiers, ObjectNode stage) {
        RequestJson.string(stage, "deploymentId")
                .ifPresent(id -> resources.get(ResourceKind.DEPLOYMENT, List.of(identifiers.get(0), id)));
    }

    private static boolean isWebSocket(ObjectNode api) {
        return api.path("protocolType").asText().equals("WEBSOCKET");
    }

    private static void requireOneOf(ObjectNode given, String member, Set<String> values) {
        if (!values.contains(RequestJson.required(given, member))) {
            throw ServiceRefusal.badRequest(member + " is one of " + String.join(", ", values));
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
