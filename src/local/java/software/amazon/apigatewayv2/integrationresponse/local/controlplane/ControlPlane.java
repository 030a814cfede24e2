package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** What each operation does to what the service holds, and what it answers. */
final class ControlPlane {
    private static final Set<String> PROTOCOLS = Set.of("WEBSOCKET", "HTTP");
    private static final Set<String> INTEGRATION_TYPES = Set.of("AWS", "HTTP", "MOCK", "HTTP_PROXY", "AWS_PROXY");

    private final Apis apis;
    private final MutationTurns turns = new MutationTurns();
    private final Pages pages = new Pages();

    ControlPlane(Apis apis) {
        this.apis = apis;
    }

    /** Measures the time that mutations take on another clock than the real one. */
    void measureMutationsOn(LongSupplier nanoTime) {
        turns.measureOn(nanoTime);
    }

    /** The true answer to a request, after its effect. */
    Reply perform(ServiceRequest request, ServiceBehaviour behaviour) {
        Optional<String> serialisedApi =
                request.mutatedApi().filter(api -> !behaviour.mutationTime().isZero());
        return serialisedApi
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
        IntegrationResponseJson json = new IntegrationResponseJson(behaviour);
        return switch (request.operation()) {
            case CREATE_API -> Optional.of(apis.createApi(newApi(RequestJson.parse(request.body()))));
            case GET_API -> Optional.of(apis.api(request.apiId()));
            case GET_APIS -> Optional.of(list(pages.page(apis.apis(), request, behaviour), Function.identity()));
            case UPDATE_API -> Optional.of(apis.updateApi(request.apiId(), RequestJson.parse(request.body())));
            case DELETE_API -> {
                apis.deleteApi(request.apiId());
                yield Optional.empty();
            }
            case CREATE_INTEGRATION ->
                Optional.of(apis.createIntegration(request.apiId(), newIntegration(RequestJson.parse(request.body()))));
            case GET_INTEGRATION -> Optional.of(apis.integration(request.apiId(), request.integrationId()));
            case GET_INTEGRATIONS ->
                Optional.of(
                        list(pages.page(apis.integrations(request.apiId()), request, behaviour), Function.identity()));
            case UPDATE_INTEGRATION ->
                Optional.of(apis.updateIntegration(
                        request.apiId(), request.integrationId(), RequestJson.parse(request.body())));
            case DELETE_INTEGRATION -> {
                apis.deleteIntegration(request.apiId(), request.integrationId());
                yield Optional.empty();
            }
            case CREATE_INTEGRATION_RESPONSE -> Optional.of(json.write(createResponse(request, behaviour)));
            case GET_INTEGRATION_RESPONSE ->
                Optional.of(json.write(
                        apis.response(request.apiId(), request.integrationId(), request.integrationResponseId())));
            case GET_INTEGRATION_RESPONSES ->
                Optional.of(list(
                        pages.page(apis.responses(request.apiId(), request.integrationId()), request, behaviour),
                        json::write));
            case UPDATE_INTEGRATION_RESPONSE -> Optional.of(json.write(updateResponse(request, behaviour)));
            case DELETE_INTEGRATION_RESPONSE -> {
                apis.deleteResponse(request.apiId(), request.integrationId(), request.integrationResponseId());
                yield Optional.empty();
            }
            case CREATE_ROUTE -> create(request, DocumentKind.ROUTE);
            case CREATE_ROUTE_RESPONSE -> create(request, DocumentKind.ROUTE_RESPONSE);
            case CREATE_STAGE -> create(request, DocumentKind.STAGE);
            case CREATE_DEPLOYMENT -> create(request, DocumentKind.DEPLOYMENT);
            case GET_ROUTES -> list(request, DocumentKind.ROUTE, behaviour);
            case GET_ROUTE_RESPONSES -> list(request, DocumentKind.ROUTE_RESPONSE, behaviour);
            case GET_STAGES -> list(request, DocumentKind.STAGE, behaviour);
            case GET_DEPLOYMENTS -> list(request, DocumentKind.DEPLOYMENT, behaviour);
            case GET_ROUTE -> get(request, DocumentKind.ROUTE);
            case GET_ROUTE_RESPONSE -> get(request, DocumentKind.ROUTE_RESPONSE);
            case GET_STAGE -> get(request, DocumentKind.STAGE);
            case GET_DEPLOYMENT -> get(request, DocumentKind.DEPLOYMENT);
            case UPDATE_ROUTE -> update(request, DocumentKind.ROUTE);
            case UPDATE_ROUTE_RESPONSE -> update(request, DocumentKind.ROUTE_RESPONSE);
            case UPDATE_STAGE -> update(request, DocumentKind.STAGE);
            case UPDATE_DEPLOYMENT -> update(request, DocumentKind.DEPLOYMENT);
            case DELETE_ROUTE -> delete(request, DocumentKind.ROUTE);
            case DELETE_ROUTE_RESPONSE -> delete(request, DocumentKind.ROUTE_RESPONSE);
            case DELETE_STAGE -> delete(request, DocumentKind.STAGE);
            case DELETE_DEPLOYMENT -> delete(request, DocumentKind.DEPLOYMENT);
        };
    }

    private Optional<ObjectNode> create(ServiceRequest request, DocumentKind kind) {
        ObjectNode given = RequestJson.parse(request.body());
        return Optional.of(apis.documents(request.apiId(), documents -> documents.create(request.place(kind), given)));
    }

    private Optional<ObjectNode> list(ServiceRequest request, DocumentKind kind, ServiceBehaviour behaviour) {
        return Optional.of(list(
                pages.page(
                        apis.documents(request.apiId(), documents -> documents.all(request.place(kind))),
                        request,
                        behaviour),
                Function.identity()));
    }

    private Optional<ObjectNode> get(ServiceRequest request, DocumentKind kind) {
        return Optional.of(apis.documents(
                request.apiId(), documents -> documents.get(request.place(kind), request.documentId(kind))));
    }

    private Optional<ObjectNode> update(ServiceRequest request, DocumentKind kind) {
        ObjectNode sent = RequestJson.parse(request.body());
        return Optional.of(apis.documents(
                request.apiId(), documents -> documents.update(request.place(kind), request.documentId(kind), sent)));
    }

    private Optional<ObjectNode> delete(ServiceRequest request, DocumentKind kind) {
        return apis.documents(request.apiId(), documents -> {
            documents.delete(request.place(kind), request.documentId(kind));
            return Optional.empty();
        });
    }

    private StoredIntegrationResponse createResponse(ServiceRequest request, ServiceBehaviour behaviour) {
        boolean webSocket =
                apis.api(request.apiId()).get("protocolType").textValue().equals("WEBSOCKET");
        if (!webSocket && !behaviour.httpApisAccepted()) {
            throw ServiceRefusal.badRequest("Integration responses are for WebSocket APIs only");
        }
        IntegrationResponseInput given = IntegrationResponseInput.read(RequestJson.parse(request.body()));
        return apis.store(
                request.apiId(), request.integrationId(), behaviour.defaults().applyTo(given.created()));
    }

    private StoredIntegrationResponse updateResponse(ServiceRequest request, ServiceBehaviour behaviour) {
        ObjectNode body = RequestJson.parse(request.body());
        behaviour.ignoredMember().ifPresent(body::remove);
        IntegrationResponseInput given = IntegrationResponseInput.read(body);
        return apis.update(
                request.apiId(),
                request.integrationId(),
                request.integrationResponseId(),
                held -> given.applyTo(held, behaviour));
    }

    private static <T> ObjectNode list(ListPage<T> page, Function<T, ObjectNode> write) {
        ObjectNode list = RequestJson.object();
        page.items().forEach(item -> list.withArray("items").add(write.apply(item)));
        if (page.items().isEmpty()) {
            list.putArray("items");
        }
        page.nextToken().ifPresent(token -> list.put("nextToken", token));
        return list;
    }

    private static ObjectNode newApi(ObjectNode given) {
        String protocol = oneOf(given, "protocolType", PROTOCOLS);
        String name = RequestJson.string(given, "name").orElse("");
        if (name.isEmpty() || name.length() > 128) {
            throw ServiceRefusal.badRequest("Name has 1 to 128 characters");
        }
        if (protocol.equals("WEBSOCKET")
                && RequestJson.string(given, "routeSelectionExpression").isEmpty()) {
            throw ServiceRefusal.badRequest("RouteSelectionExpression is required for WebSocket APIs");
        }
        ObjectNode api = given.deepCopy();
        api.remove("apiId");
        return completed(api, Instant.now());
    }

    /** An API with the members that the service adds. */
    static ObjectNode completed(ObjectNode api, Instant created) {
        if (!api.has("apiKeySelectionExpression")) {
            api.put("apiKeySelectionExpression", "$request.header.x-api-key");
        }
        return api.put("createdDate", created.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static ObjectNode newIntegration(ObjectNode given) {
        oneOf(given, "integrationType", INTEGRATION_TYPES);
        ObjectNode integration = given.deepCopy();
        integration.remove("integrationId");
        return integration;
    }

    private static String oneOf(ObjectNode given, String member, Set<String> values) {
        return RequestJson.string(given, member)
                .filter(values::contains)
                .orElseThrow(() -> ServiceRefusal.badRequest(member + " is one of " + String.join(", ", values)));
    }
}
