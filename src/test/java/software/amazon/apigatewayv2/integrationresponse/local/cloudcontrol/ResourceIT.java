package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlHarness.TYPE;
import static software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlIntegration.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
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
class ResourceIT {
    @AutoClose
    private static final CloudControlHarness HARNESS = new CloudControlHarness();

    private final CloudControlIntegration here = HARNESS.integration();

    @Test
    void aCreatedResourceIsWhatWasDesiredAndHasTheServicesIdentifier() {
        ProgressEvent begun = here.create(here.model("$default")
                .put("ContentHandlingStrategy", "CONVERT_TO_TEXT")
                .set("ResponseTemplates", CloudControlJson.object().put("application/json", "{}")));
        assertThat(begun.operation()).isEqualTo(Operation.CREATE);
        assertThat(begun.operationStatus()).isEqualTo(OperationStatus.IN_PROGRESS);
        assertThat(begun.typeName()).isEqualTo(TYPE);
        assertThat(begun.eventTime()).isNotNull();

        ProgressEvent done = HARNESS.succeeded(begun);
        StoredIntegrationResponse held = here.onlyOne();
        assertThat(done.identifier()).isEqualTo(here.identifier(held));
        assertThat(done.requestToken()).isEqualTo(begun.requestToken());
        assertThat(held.text(Member.CONTENT_HANDLING_STRATEGY)).contains("CONVERT_TO_TEXT");
        assertThat(held.entries(Member.RESPONSE_TEMPLATES)).isEqualTo(Map.of("application/json", "{}"));
        assertThat(CloudControlJson.parse(done.resourceModel()))
                .contains(here.shown(here.model("$default")
                        .put("ContentHandlingStrategy", "CONVERT_TO_TEXT")
                        .put("IntegrationResponseId", held.id())
                        .set("ResponseTemplates", CloudControlJson.object().put("application/json", "{}"))));
    }

    @Test
    void aResourceIsGotByItsIdentifier() {
        StoredIntegrationResponse held = here.stored("$default");
        ResourceDescription description = HARNESS.client()
                .getResource(get -> get.typeName(TYPE).identifier(here.identifier(held)))
                .resourceDescription();
        assertThat(description.identifier()).isEqualTo(here.identifier(held));
        assertThat(CloudControlJson.parse(description.properties()))
                .contains(here.shown(here.model("$default").put("IntegrationResponseId", held.id())));
    }

    @Test
    void anIdentifierMayBeJson() {
        StoredIntegrationResponse held = here.stored("$default");
        String json = CloudControlJson.text(CloudControlJson.object()
                .put("IntegrationResponseId", held.id())
                .put("ApiId", here.api())
                .put("IntegrationId", here.integration()));
        assertThat(HARNESS.client()
                        .getResource(get -> get.typeName(TYPE).identifier(json))
                        .resourceDescription()
                        .identifier())
                .isEqualTo(here.identifier(held));
    }

    @Test
    void anUpdateAddsReplacesAndRemovesByJsonPatch() {
        StoredIntegrationResponse held = here.store(StoredIntegrationResponse.ofKey("$default")
                .with(
                        Member.RESPONSE_PARAMETERS,
                        Map.of("method.response.header.x", "'1'", "method.response.header.y", "'2'"))
                .with(Member.RESPONSE_TEMPLATES, Map.of("application/json", "{}", "text/plain", "old")));

        ProgressEvent done = HARNESS.succeeded(
                here.update(
                        held,
                        """
                [
                  {"op": "test", "path": "/IntegrationResponseKey", "value": "$default"},
                  {"op": "replace", "path": "/IntegrationResponseKey", "value": "/5../"},
                  {"op": "add", "path": "/TemplateSelectionExpression", "value": "${integration.response.statuscode}"},
                  {"op": "add", "path": "/ResponseParameters/method.response.header.z", "value": "'3'"},
                  {"op": "remove", "path": "/ResponseParameters/method.response.header.x"},
                  {"op": "replace", "path": "/ResponseTemplates/text~1plain", "value": "new"},
                  {"op": "remove", "path": "/ResponseTemplates/application~1json"},
                  {"op": "remove", "path": "/ContentHandlingStrategy"}
                ]
                """));

        StoredIntegrationResponse now = here.onlyOne();
        assertThat(done.identifier()).isEqualTo(here.identifier(held)).isEqualTo(here.identifier(now));
        assertThat(done.operation()).isEqualTo(Operation.UPDATE);
        assertThat(now.key()).isEqualTo("/5../");
        assertThat(now.text(Member.TEMPLATE_SELECTION_EXPRESSION)).contains("${integration.response.statuscode}");
        assertThat(now.entries(Member.RESPONSE_PARAMETERS))
                .isEqualTo(Map.of("method.response.header.y", "'2'", "method.response.header.z", "'3'"));
        assertThat(now.entries(Member.RESPONSE_TEMPLATES)).isEqualTo(Map.of("text/plain", "new"));
    }

    @Test
    void anUpdateAddsTheFirstEntryOfAMapOrReplacesAWholeMap() {
        StoredIntegrationResponse held = here.store(
                StoredIntegrationResponse.ofKey("$default").with(Member.RESPONSE_PARAMETERS, Map.of("b", "'2'")));

        HARNESS.succeeded(here.update(
                held,
                "[{\"op\": \"add\", \"path\": \"/ResponseTemplates/200\", \"value\": \"x\"},"
                        + "{\"op\": \"replace\", \"path\": \"/ResponseParameters\", \"value\": {\"a\": \"'1'\"}}]"));

        assertThat(here.onlyOne().entries(Member.RESPONSE_TEMPLATES)).isEqualTo(Map.of("200", "x"));
        assertThat(here.onlyOne().entries(Member.RESPONSE_PARAMETERS)).isEqualTo(Map.of("a", "'1'"));
    }

    @Test
    void anEmptyPatchChangesNothing() {
        StoredIntegrationResponse held = here.stored("$default");
        HARNESS.succeeded(here.update(held, "[]"));
        assertThat(here.onlyOne()).isEqualTo(held);
    }

    @Test
    void aDeletedResourceIsGone() {
        StoredIntegrationResponse held = here.stored("$default");
        ProgressEvent done = HARNESS.succeeded(here.delete(here.identifier(held)));
        assertThat(done.identifier()).isEqualTo(here.identifier(held));
        assertThat(done.operation()).isEqualTo(Operation.DELETE);
        assertThat(done.resourceModel()).isNull();
        assertThat(here.held()).isEmpty();
        assertRefused(ErrorCode.ResourceNotFoundException, () -> here.get(here.identifier(held)));
        ProgressEvent again = HARNESS.over(here.delete(here.identifier(held)));
        assertThat(again.operationStatus()).isEqualTo(OperationStatus.FAILED);
        assertThat(again.errorCode()).isEqualTo(HandlerErrorCode.NOT_FOUND);
    }

    @Test
    void theResourcesOfAnIntegrationAreListedPageByPage() {
        List<StoredIntegrationResponse> held =
                List.of(here.stored("/2../"), here.stored("/3../"), here.stored("/4../"));
        List<String> identifiers = new ArrayList<>();
        int pages = 0;
        for (ListResourcesResponse page : HARNESS.client().listResourcesPaginator(list -> list.typeName(TYPE)
                .maxResults(2)
                .resourceModel(CloudControlJson.text(CloudControlJson.object()
                        .put("ApiId", here.api())
                        .put("IntegrationId", here.integration()))))) {
            pages++;
            page.resourceDescriptions().forEach(found -> {
                identifiers.add(found.identifier());
                assertThat(CloudControlJson.parseObject(found.properties())
                                .orElseThrow()
                                .path("IntegrationResponseKey")
                                .asText())
                        .startsWith("/");
            });
        }
        assertThat(pages).isEqualTo(2);
        assertThat(identifiers)
                .containsExactlyInAnyOrderElementsOf(
                        held.stream().map(here::identifier).toList());
    }

    @Test
    void aMissingResourceIsNotFound() {
        StoredIntegrationResponse missing =
                StoredIntegrationResponse.ofKey("$default").withId("missing");
        assertRefused(
                ErrorCode.ResourceNotFoundException,
                () -> here.get(here.identifier(missing)),
                TYPE + " Handler returned status FAILED: ",
                "(HandlerErrorCode: NotFound, RequestToken: ");
        String patch = CloudControlIntegration.replacing("IntegrationResponseKey", "$default");
        assertRefused(ErrorCode.ResourceNotFoundException, () -> here.update(missing, patch));
    }

    @Test
    void aKeyThatIsTakenFailsTheCreationWithAlreadyExists() {
        here.stored("$default");
        ProgressEvent ended = HARNESS.over(here.create(here.model("$default")));
        assertThat(ended.operationStatus()).isEqualTo(OperationStatus.FAILED);
        assertThat(ended.errorCode()).isEqualTo(HandlerErrorCode.ALREADY_EXISTS);
        assertThat(ended.identifier()).isNull();
        here.onlyOne();
    }

    @ParameterizedTest
    @CsvSource({"THROTTLE, ThrottlingException", "FORBIDDEN, AccessDeniedException"})
    void aReadThatFailsIsAnErrorOfTheCall(FaultKind fault, ErrorCode error) {
        StoredIntegrationResponse held = here.stored("$default");
        HARNESS.service().inject(Fault.every("GetIntegrationResponse", fault));
        assertRefused(error, () -> here.get(here.identifier(held)), "Handler returned status FAILED: ");
    }
}
