package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.DeskCloudControl.TYPE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.awssdk.services.cloudcontrol.model.ClientTokenConflictException;
import software.amazon.awssdk.services.cloudcontrol.model.CloudControlException;
import software.amazon.awssdk.services.cloudcontrol.model.ConcurrentOperationException;
import software.amazon.awssdk.services.cloudcontrol.model.HandlerErrorCode;
import software.amazon.awssdk.services.cloudcontrol.model.InvalidRequestException;
import software.amazon.awssdk.services.cloudcontrol.model.ListResourcesResponse;
import software.amazon.awssdk.services.cloudcontrol.model.NotUpdatableException;
import software.amazon.awssdk.services.cloudcontrol.model.Operation;
import software.amazon.awssdk.services.cloudcontrol.model.OperationStatus;
import software.amazon.awssdk.services.cloudcontrol.model.ProgressEvent;
import software.amazon.awssdk.services.cloudcontrol.model.RequestTokenNotFoundException;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceDescription;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudcontrol.model.TypeNotFoundException;

/** The packaged handlers behind Cloud Control, as its real client sees them; and the service's state behind them. */
class CloudControlIT {
    private static DeskCloudControl desk;

    private String api;
    private String integration;

    @BeforeAll
    static void startDesk() {
        desk = new DeskCloudControl();
    }

    @AfterAll
    static void closeDesk() {
        desk.close();
    }

    @BeforeEach
    void furnish() {
        desk.service().clearFaults();
        api = desk.service().createWebSocketApi();
        integration = desk.service().createIntegration(api);
    }

    @Test
    void aCreatedResourceIsWhatWasDesiredAndHasTheServicesIdentifier() {
        ProgressEvent begun = create(model("$default")
                .put("ContentHandlingStrategy", "CONVERT_TO_TEXT")
                .set("ResponseTemplates", Json.object().put("application/json", "{}")));
        assertThat(begun.operation()).isEqualTo(Operation.CREATE);
        assertThat(begun.operationStatus()).isEqualTo(OperationStatus.IN_PROGRESS);
        assertThat(begun.typeName()).isEqualTo(TYPE);
        assertThat(begun.eventTime()).isNotNull();

        ProgressEvent done = desk.succeeded(begun);
        StoredIntegrationResponse held = onlyOne();
        assertThat(done.identifier()).isEqualTo(identifier(held));
        assertThat(done.requestToken()).isEqualTo(begun.requestToken());
        assertThat(held.contentHandlingStrategy()).contains("CONVERT_TO_TEXT");
        assertThat(held.responseTemplates()).isEqualTo(Map.of("application/json", "{}"));
        assertThat(Json.parse(done.resourceModel()))
                .contains(model("$default")
                        .put("ContentHandlingStrategy", "CONVERT_TO_TEXT")
                        .put("IntegrationResponseId", held.id())
                        .set("ResponseTemplates", Json.object().put("application/json", "{}")));
    }

    @Test
    void aResourceIsGotByItsIdentifier() {
        StoredIntegrationResponse held = stored("$default");
        ResourceDescription description = desk.client()
                .getResource(get -> get.typeName(TYPE).identifier(identifier(held)))
                .resourceDescription();
        assertThat(description.identifier()).isEqualTo(identifier(held));
        assertThat(Json.parse(description.properties()))
                .contains(model("$default").put("IntegrationResponseId", held.id()));
    }

    @Test
    void anIdentifierMayBeJson() {
        StoredIntegrationResponse held = stored("$default");
        String json = Json.text(Json.object()
                .put("IntegrationResponseId", held.id())
                .put("ApiId", api)
                .put("IntegrationId", integration));
        assertThat(desk.client()
                        .getResource(get -> get.typeName(TYPE).identifier(json))
                        .resourceDescription()
                        .identifier())
                .isEqualTo(identifier(held));
    }

    @Test
    void aMissingResourceIsNotFound() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> get(api + "|" + integration + "|missing"))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400))
                .withMessageContaining(TYPE + " Handler returned status FAILED: ")
                .withMessageContaining("(HandlerErrorCode: NotFound, RequestToken: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "one|two", "one|two|three|four", "{\"ApiId\":\"one\"}", "{}"})
    void anIdentifierOfAnotherFormIsRefused(String identifier) {
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> get(identifier))
                .satisfies(CloudControlIT::isValidationException)
                .withMessageContaining("Identifier " + identifier + " is not valid for identifier"
                        + " [/properties/ApiId, /properties/IntegrationId, /properties/IntegrationResponseId]");
    }

    @Test
    void anUpdateAddsReplacesAndRemovesByJsonPatch() {
        StoredIntegrationResponse held = desk.service()
                .put(
                        api,
                        integration,
                        StoredIntegrationResponse.ofKey("$default")
                                .withResponseParameters(
                                        Map.of("method.response.header.x", "'1'", "method.response.header.y", "'2'"))
                                .withResponseTemplates(Map.of("application/json", "{}", "text/plain", "old")));

        ProgressEvent done = desk.succeeded(
                update(
                        held,
                        """
                [
                  {"op": "test", "path": "/IntegrationResponseKey", "value": "$default"},
                  {"op": "replace", "path": "/IntegrationResponseKey", "value": "/5../"},
                  {"op": "add", "path": "/TemplateSelectionExpression", "value": "${integration.response.statuscode}"},
                  {"op": "add", "path": "/ResponseParameters/method.response.header.z", "value": "'3'"},
                  {"op": "remove", "path": "/ResponseParameters/method.response.header.x"},
                  {"op": "replace", "path": "/ResponseTemplates/text~1plain", "value": "new"},
                  {"op": "remove", "path": "/ResponseTemplates/application~1json"}
                ]
                """));

        StoredIntegrationResponse now = onlyOne();
        assertThat(done.identifier()).isEqualTo(identifier(held)).isEqualTo(identifier(now));
        assertThat(done.operation()).isEqualTo(Operation.UPDATE);
        assertThat(now.key()).isEqualTo("/5../");
        assertThat(now.templateSelectionExpression()).contains("${integration.response.statuscode}");
        assertThat(now.responseParameters())
                .isEqualTo(Map.of("method.response.header.y", "'2'", "method.response.header.z", "'3'"));
        assertThat(now.responseTemplates()).isEqualTo(Map.of("text/plain", "new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ApiId", "IntegrationId"})
    void aCreateOnlyPropertyCannotBePatched(String property) {
        StoredIntegrationResponse held = stored("$default");
        assertThatExceptionOfType(NotUpdatableException.class)
                .isThrownBy(() -> update(held, replacing(property, "other")))
                .withMessageContaining(
                        "Invalid patch update: createOnlyProperties [/properties/" + property + "] cannot be updated");
        assertThat(onlyOne()).isEqualTo(held);
    }

    @Test
    void aReadOnlyPropertyCannotBePatched() {
        StoredIntegrationResponse held = stored("$default");
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> update(held, replacing("IntegrationResponseId", "other")))
                .satisfies(CloudControlIT::isValidationException)
                .withMessageContaining("Invalid patch update: readOnlyProperties"
                        + " [/properties/IntegrationResponseId] cannot be updated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing like JSON",
                "{}",
                "[{}]",
                "[{\"op\": \"replace\", \"path\": \"\", \"value\": 1}]",
                "[{\"op\": \"test\", \"path\": \"/IntegrationResponseKey\", \"value\": \"another\"}]",
                "[{\"op\": \"remove\", \"path\": \"/ContentHandlingStrategy\"}]",
                "[{\"op\": \"replace\", \"path\": \"/ContentHandlingStrategy\", \"value\": \"CONVERT_TO_TEXT\"}]",
                "[{\"op\": \"add\", \"path\": \"/ResponseTemplates/a~1b\", \"value\": \"no such map\"}]"
            })
    void aPatchThatDoesNotApplyIsRefused(String patch) {
        StoredIntegrationResponse held = stored("$default");
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> update(held, patch))
                .satisfies(CloudControlIT::isValidationException);
        assertThat(onlyOne()).isEqualTo(held);
    }

    @Test
    void aPatchThatLeavesAWrongModelIsRefused() {
        StoredIntegrationResponse held = stored("$default");
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> update(held, "[{\"op\": \"remove\", \"path\": \"/IntegrationResponseKey\"}]"))
                .satisfies(CloudControlIT::isValidationException)
                .withMessageContaining("Model validation failed (#: required key [IntegrationResponseKey] not found)");
    }

    @Test
    void whatIsMissingCannotBeUpdated() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> update(
                        StoredIntegrationResponse.ofKey("$default").withId("missing"),
                        replacing("IntegrationResponseKey", "$default")));
    }

    @Test
    void aDeletedResourceIsGone() {
        StoredIntegrationResponse held = stored("$default");
        ProgressEvent done = desk.succeeded(delete(identifier(held)));
        assertThat(done.identifier()).isEqualTo(identifier(held));
        assertThat(done.operation()).isEqualTo(Operation.DELETE);
        assertThat(done.resourceModel()).isNull();
        assertThat(desk.service().integrationResponses(api, integration)).isEmpty();
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> get(identifier(held)));
    }

    @Test
    void aDeletionOfWhatIsMissingFailsAfterwards() {
        ProgressEvent ended = desk.over(delete(api + "|" + integration + "|missing"));
        assertThat(ended.operationStatus()).isEqualTo(OperationStatus.FAILED);
        assertThat(ended.errorCode()).isEqualTo(HandlerErrorCode.NOT_FOUND);
    }

    @Test
    void aWrongModelIsRefusedAtOnceAndEveryFaultInItNamed() {
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> create(Json.object()
                        .put("ApiId", api)
                        .put("IntegrationResponseKey", "$default")
                        .put("ContentHandling", "CONVERT_TO_TEXT")))
                .satisfies(CloudControlIT::isValidationException)
                .withMessageContaining("Model validation failed (")
                .withMessageContaining("#: required key [IntegrationId] not found")
                .withMessageContaining("#: extraneous key [ContentHandling] is not permitted");
        assertThat(desk.service().integrationResponses(api, integration)).isEmpty();
    }

    @Test
    void aPropertyOfAnotherTypeIsRefusedAtOnce() {
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> create(model("$default").put("TemplateSelectionExpression", 5)))
                .satisfies(CloudControlIT::isValidationException)
                .withMessageContaining("#/TemplateSelectionExpression: expected type: String, found: Integer");
    }

    @Test
    void aReadOnlyPropertyInADesiredStateIsRefusedByTheHandler() {
        ProgressEvent ended = desk.over(create(model("$default").put("IntegrationResponseId", "mine")));
        assertThat(ended.operationStatus()).isEqualTo(OperationStatus.FAILED);
        assertThat(ended.errorCode()).isEqualTo(HandlerErrorCode.INVALID_REQUEST);
        assertThat(ended.statusMessage()).contains("IntegrationResponseId");
    }

    @Test
    void aKeyThatIsTakenFailsTheCreationWithAlreadyExists() {
        stored("$default");
        ProgressEvent ended = desk.over(create(model("$default")));
        assertThat(ended.operationStatus()).isEqualTo(OperationStatus.FAILED);
        assertThat(ended.errorCode()).isEqualTo(HandlerErrorCode.ALREADY_EXISTS);
        assertThat(ended.identifier()).isNull();
        onlyOne();
    }

    @Test
    void theSameClientTokenAndCallIsTheSameRequest() {
        String token = UUID.randomUUID().toString();
        ProgressEvent first = create(model("$default"), token);
        ProgressEvent again = create(model("$default"), token);
        ProgressEvent done = desk.succeeded(first);
        assertThat(again.requestToken()).isEqualTo(first.requestToken());
        assertThat(create(model("$default"), token)).isEqualTo(done);
        onlyOne();
    }

    @Test
    void theSameClientTokenWithAnotherCallIsAConflict() {
        String token = UUID.randomUUID().toString();
        desk.succeeded(create(model("$default"), token));
        assertThatExceptionOfType(ClientTokenConflictException.class).isThrownBy(() -> create(model("/5../"), token));
        assertThatExceptionOfType(ClientTokenConflictException.class).isThrownBy(() -> desk.client()
                .deleteResource(delete ->
                        delete.typeName(TYPE).identifier(identifier(onlyOne())).clientToken(token)));
        onlyOne();
    }

    @Test
    void aThrottledCreationIsInProgressUntilTheHandlerHasBeenCalledBack() {
        desk.service().inject(Fault.every("CreateIntegrationResponse", FaultKind.THROTTLE));
        ProgressEvent begun = create(model("$default"));
        ProgressEvent waiting = desk.until(begun, event -> event.retryAfter() != null);
        assertThat(waiting.operationStatus()).isEqualTo(OperationStatus.IN_PROGRESS);
        assertThat(desk.service().integrationResponses(api, integration)).isEmpty();

        desk.service().clearFaults();
        assertThat(desk.succeeded(begun).identifier()).isEqualTo(identifier(onlyOne()));
    }

    @Test
    void aRequestThatWaitsForItsHandlerCanBeCancelled() {
        desk.service().inject(Fault.every("CreateIntegrationResponse", FaultKind.THROTTLE));
        ProgressEvent begun = create(model("$default"));
        desk.until(begun, event -> event.retryAfter() != null);

        ProgressEvent cancelling = desk.client()
                .cancelResourceRequest(cancel -> cancel.requestToken(begun.requestToken()))
                .progressEvent();
        assertThat(cancelling.operationStatus()).isEqualTo(OperationStatus.CANCEL_IN_PROGRESS);
        assertThat(desk.over(begun).operationStatus()).isEqualTo(OperationStatus.CANCEL_COMPLETE);
        assertThat(desk.service().integrationResponses(api, integration)).isEmpty();
    }

    @Test
    void aRequestThatIsOverCannotBeCancelled() {
        ProgressEvent done = desk.succeeded(create(model("$default")));
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(
                        () -> desk.client().cancelResourceRequest(cancel -> cancel.requestToken(done.requestToken())))
                .satisfies(CloudControlIT::isValidationException);
        assertThat(desk.status(done)).isEqualTo(done);
    }

    @Test
    void aResourceHasOneOperationAtATime() {
        StoredIntegrationResponse held = stored("$default");
        desk.service().inject(Fault.every("UpdateIntegrationResponse", FaultKind.THROTTLE));
        ProgressEvent first = update(held, replacing("IntegrationResponseKey", "/4../"));
        assertThatExceptionOfType(ConcurrentOperationException.class)
                .isThrownBy(() -> update(held, replacing("IntegrationResponseKey", "/5../")));
        assertThatExceptionOfType(ConcurrentOperationException.class).isThrownBy(() -> delete(identifier(held)));

        desk.service().clearFaults();
        desk.succeeded(first);
        desk.succeeded(delete(identifier(held)));
    }

    @ParameterizedTest
    @CsvSource({"THROTTLE, ThrottlingException", "FORBIDDEN, AccessDeniedException"})
    void aReadThatFailsIsAnErrorOfTheCall(FaultKind fault, String errorCode) {
        StoredIntegrationResponse held = stored("$default");
        desk.service().inject(Fault.every("GetIntegrationResponse", fault));
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> get(identifier(held)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(errorCode))
                .withMessageContaining("Handler returned status FAILED: ");
    }

    @Test
    void theResourcesOfAnIntegrationAreListedPageByPage() {
        List<StoredIntegrationResponse> held = List.of(stored("/2../"), stored("/3../"), stored("/4../"));
        List<String> identifiers = new ArrayList<>();
        int pages = 0;
        for (ListResourcesResponse page : desk.client().listResourcesPaginator(list -> list.typeName(TYPE)
                .maxResults(2)
                .resourceModel(Json.text(Json.object().put("ApiId", api).put("IntegrationId", integration))))) {
            pages++;
            page.resourceDescriptions().forEach(found -> {
                identifiers.add(found.identifier());
                assertThat(Json.parseObject(found.properties())
                                .orElseThrow()
                                .path("IntegrationResponseKey")
                                .asText())
                        .startsWith("/");
            });
        }
        assertThat(pages).isEqualTo(2);
        assertThat(identifiers)
                .containsExactlyInAnyOrderElementsOf(
                        held.stream().map(this::identifier).toList());
    }

    @Test
    void aListHasToSayOfWhichIntegration() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> desk.client()
                        .listResources(list -> list.typeName(TYPE).resourceModel("{\"ApiId\":\"" + api + "\"}")))
                .withMessageContaining("Missing or invalid ResourceModel property in " + TYPE
                        + " list handler request input.Required property: (#: required key [IntegrationId] not found)");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> desk.client().listResources(list -> list.typeName(TYPE)));
    }

    @Test
    void requestsAreListedTheNewestFirstByOperationAndStatusPageByPage() {
        ProgressEvent first = desk.succeeded(create(model("/2../")));
        ProgressEvent second = desk.succeeded(create(model("/3../")));
        ProgressEvent third = desk.succeeded(delete(first.identifier()));

        List<ProgressEvent> all = requests(List.of(), List.of(), 1);
        assertThat(all.subList(0, 3)).containsExactly(third, second, first);
        assertThat(requests(List.of(Operation.CREATE), List.of(OperationStatus.SUCCESS), 100)
                        .subList(0, 2))
                .containsExactly(second, first);
        assertThat(requests(List.of(Operation.DELETE), List.of(OperationStatus.IN_PROGRESS), 100))
                .isEmpty();
    }

    @Test
    void anotherTypeIsNotFound() {
        assertThatExceptionOfType(TypeNotFoundException.class)
                .isThrownBy(() -> desk.client().getResource(get -> get.typeName("MyOrg::ApiGatewayV2::Other")
                        .identifier("x|y|z")))
                .withMessageContaining("The type 'MyOrg::ApiGatewayV2::Other' cannot be found.");
    }

    @Test
    void anUnknownRequestTokenIsNotFound() {
        assertThatExceptionOfType(RequestTokenNotFoundException.class)
                .isThrownBy(() -> desk.client().getResourceRequestStatus(status -> status.requestToken("unknown")));
        assertThatExceptionOfType(RequestTokenNotFoundException.class)
                .isThrownBy(() -> desk.client().cancelResourceRequest(cancel -> cancel.requestToken("unknown")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "not a type; $default|x|y; Value 'not a type' at 'typeName' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern",
                "A::B::C; x|y|z; Value 'A::B::C' at 'typeName' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 10",
                "AWS::ApiGatewayV2::IntegrationResponse; ''; Value '' at 'identifier' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 1"
            })
    void whatBreaksALimitOfTheServiceModelIsRefused(String typeName, String identifier, String message) {
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() ->
                        desk.client().getResource(get -> get.typeName(typeName).identifier(identifier)))
                .satisfies(CloudControlIT::isValidationException)
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"0, greater than or equal to 1", "101, less than or equal to 100"})
    void aPageHasOneToAHundredResults(int maxResults, String constraint) {
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> desk.client().listResourceRequests(list -> list.maxResults(maxResults)))
                .satisfies(CloudControlIT::isValidationException)
                .withMessageContaining("Member must have value " + constraint);
    }

    @Test
    void aDesiredStateThatIsNoObjectIsRefused() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> desk.client()
                        .createResource(create -> create.typeName(TYPE).desiredState("[]")))
                .withMessageContaining("DesiredState is not a JSON object");
    }

    private static void isValidationException(CloudControlException e) {
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
        assertThat(e.statusCode()).isEqualTo(400);
    }

    private ObjectNode model(String key) {
        return Json.object().put("ApiId", api).put("IntegrationId", integration).put("IntegrationResponseKey", key);
    }

    private static String replacing(String property, String value) {
        return "[{\"op\": \"replace\", \"path\": \"/%s\", \"value\": \"%s\"}]".formatted(property, value);
    }

    private ProgressEvent create(JsonNode desired) {
        return create(desired, UUID.randomUUID().toString());
    }

    private ProgressEvent create(JsonNode desired, String clientToken) {
        return desk.client()
                .createResource(create ->
                        create.typeName(TYPE).desiredState(Json.text(desired)).clientToken(clientToken))
                .progressEvent();
    }

    private ProgressEvent update(StoredIntegrationResponse held, String patch) {
        return desk.client()
                .updateResource(update ->
                        update.typeName(TYPE).identifier(identifier(held)).patchDocument(patch))
                .progressEvent();
    }

    private ProgressEvent delete(String identifier) {
        return desk.client()
                .deleteResource(delete -> delete.typeName(TYPE).identifier(identifier))
                .progressEvent();
    }

    private void get(String identifier) {
        desk.client().getResource(get -> get.typeName(TYPE).identifier(identifier));
    }

    private List<ProgressEvent> requests(List<Operation> operations, List<OperationStatus> statuses, int pageSize) {
        return desk
                .client()
                .listResourceRequestsPaginator(list -> list.maxResults(pageSize)
                        .resourceRequestStatusFilter(
                                filter -> filter.operations(operations).operationStatuses(statuses)))
                .resourceRequestStatusSummaries()
                .stream()
                .toList();
    }

    private StoredIntegrationResponse stored(String key) {
        return desk.service().put(api, integration, StoredIntegrationResponse.ofKey(key));
    }

    private StoredIntegrationResponse onlyOne() {
        List<StoredIntegrationResponse> held = desk.service().integrationResponses(api, integration);
        assertThat(held).hasSize(1);
        return held.get(0);
    }

    private String identifier(StoredIntegrationResponse held) {
        return String.join("|", api, integration, held.id());
    }
}
