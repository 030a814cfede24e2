package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.awssdk.services.cloudcontrol.model.HandlerErrorCode;
import software.amazon.awssdk.services.cloudcontrol.model.ListResourcesResponse;
import software.amazon.awssdk.services.cloudcontrol.model.Operation;
import software.amazon.awssdk.services.cloudcontrol.model.OperationStatus;
import software.amazon.awssdk.services.cloudcontrol.model.ProgressEvent;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceDescription;

/** Resources by Cloud Control: what its client gets, and what the service then holds. */
class ResourceIT extends CloudControlHarness {

    @Test
    void aCreatedResourceIsWhatWasDesiredAndIsGotByTheServicesIdentifierWhichMayBeJson() {
        ObjectNode model = model("$default").put("ContentHandlingStrategy", "CONVERT_TO_TEXT");
        model.putObject("ResponseTemplates").put("application/json", "{}");
        ProgressEvent begun = create(model);
        assertThat(begun.operation()).isEqualTo(Operation.CREATE);
        assertThat(begun.operationStatus()).isEqualTo(OperationStatus.IN_PROGRESS);
        assertThat(begun.typeName()).isEqualTo(TYPE);
        assertThat(begun.eventTime()).isNotNull();

        ProgressEvent done = succeeded(begun);
        StoredIntegrationResponse held = onlyOne();
        assertThat(done.identifier()).isEqualTo(identifier(held));
        assertThat(done.requestToken()).isEqualTo(begun.requestToken());
        assertThat(held.text(Member.CONTENT_HANDLING_STRATEGY)).contains("CONVERT_TO_TEXT");
        assertThat(held.entries(Member.RESPONSE_TEMPLATES)).isEqualTo(Map.of("application/json", "{}"));
        // A response shows both maps, though they be empty.
        model.put("IntegrationResponseId", held.id()).putObject("ResponseParameters");
        assertThat(CloudControlJson.parse(done.resourceModel())).contains(model);

        String json = CloudControlJson.text(modelOfIntegration().put("IntegrationResponseId", held.id()));
        for (String identifier : List.of(done.identifier(), json)) {
            assertThat(get(identifier).identifier()).isEqualTo(done.identifier());
            assertThat(CloudControlJson.parse(get(identifier).properties())).contains(model);
        }
    }

    @Test
    void anUpdateAddsReplacesAndRemovesByJsonPatch() {
        StoredIntegrationResponse held = store(StoredIntegrationResponse.ofKey("$default")
                .with(
                        Member.RESPONSE_PARAMETERS,
                        Map.of("method.response.header.x", "'1'", "method.response.header.y", "'2'")));

        ProgressEvent done = succeeded(
                update(
                        held,
                        """
                [
                  {"op": "test", "path": "/IntegrationResponseKey", "value": "$default"},
                  {"op": "replace", "path": "/IntegrationResponseKey", "value": "/5../"},
                  {"op": "add", "path": "/TemplateSelectionExpression", "value": "${integration.response.statuscode}"},
                  {"op": "add", "path": "/ResponseParameters/method.response.header.z", "value": "'3'"},
                  {"op": "remove", "path": "/ResponseParameters/method.response.header.x"},
                  {"op": "add", "path": "/ResponseTemplates/200", "value": "the first of its map"},
                  {"op": "test", "path": "/ResponseTemplates", "value": {"200": "the first of its map"}},
                  {"op": "replace", "path": "/ResponseTemplates", "value": {"text/plain": "", "application/json": ""}},
                  {"op": "replace", "path": "/ResponseTemplates/text~1plain", "value": "new"},
                  {"op": "remove", "path": "/ResponseTemplates/application~1json"},
                  {"op": "remove", "path": "/ContentHandlingStrategy"}
                ]
                """));

        StoredIntegrationResponse now = onlyOne();
        assertThat(done.identifier()).isEqualTo(identifier(held)).isEqualTo(identifier(now));
        assertThat(done.operation()).isEqualTo(Operation.UPDATE);
        assertThat(now.key()).isEqualTo("/5../");
        assertThat(now.text(Member.TEMPLATE_SELECTION_EXPRESSION)).contains("${integration.response.statuscode}");
        assertThat(now.entries(Member.RESPONSE_PARAMETERS))
                .isEqualTo(Map.of("method.response.header.y", "'2'", "method.response.header.z", "'3'"));
        assertThat(now.entries(Member.RESPONSE_TEMPLATES)).isEqualTo(Map.of("text/plain", "new"));
    }

    @Test
    void aDeletedResourceIsGone() {
        StoredIntegrationResponse held = stored("$default");
        ProgressEvent done = succeeded(delete(held));
        assertThat(done.identifier()).isEqualTo(identifier(held));
        assertThat(done.operation()).isEqualTo(Operation.DELETE);
        assertThat(done.resourceModel()).isNull();
        assertThat(held()).isEmpty();
        assertRefused(ErrorCode.ResourceNotFoundException, () -> get(identifier(held)))
                .startsWith(TYPE + " Handler returned status FAILED: ")
                .contains("(HandlerErrorCode: NotFound, RequestToken: ");
        assertRefused(ErrorCode.ResourceNotFoundException, () -> update(held, patchOfKey("$default")));
        failed(delete(held), HandlerErrorCode.NOT_FOUND);
    }

    @Test
    void theResourcesOfAnIntegrationAreListedPageByPage() {
        List<StoredIntegrationResponse> held = List.of(stored("/2../"), stored("/3../"), stored("/4../"));
        List<ListResourcesResponse> pages = client
                .listResourcesPaginator(list ->
                        list.typeName(TYPE).maxResults(2).resourceModel(CloudControlJson.text(modelOfIntegration())))
                .stream()
                .toList();
        assertThat(pages).hasSize(2);
        assertThat(pages)
                .flatExtracting(ListResourcesResponse::resourceDescriptions)
                .allSatisfy(found -> assertThat(found.properties()).contains("\"IntegrationResponseKey\":\"/"))
                .extracting(ResourceDescription::identifier)
                .containsExactlyInAnyOrderElementsOf(
                        held.stream().map(this::identifier).toList());
    }

    @Test
    void aKeyThatIsTakenFailsTheCreationWithAlreadyExists() {
        StoredIntegrationResponse held = stored("$default");
        ProgressEvent failed = failed(create(model("$default")), HandlerErrorCode.ALREADY_EXISTS);
        assertThat(failed.identifier()).isNull();
        assertThat(onlyOne()).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"THROTTLE, ThrottlingException", "FORBIDDEN, AccessDeniedException"})
    void aReadThatFailsIsAnErrorOfTheCall(FaultKind fault, ErrorCode error) {
        StoredIntegrationResponse held = stored("$default");
        service.inject(Fault.every("GetIntegrationResponse", fault));
        assertRefused(error, () -> get(identifier(held))).contains("Handler returned status FAILED: ");
    }

    @ParameterizedTest
    @CsvSource({
        "GetCallerIdentity, 200, <Account>123456789012</Account>",
        "GetSessionToken, 400, <Code>InvalidAction</Code>"
    })
    void theSameAddressSaysWhoCallsAsStsDoes(String action, int status, String part)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(cloudControl.endpoint())
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(BodyPublishers.ofString("Action=" + action + "&Version=2011-06-15"))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(part);
    }
}
