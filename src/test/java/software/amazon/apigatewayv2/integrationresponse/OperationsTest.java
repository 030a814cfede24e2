package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyMembers;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.OperationStatus;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** Each operation where nothing goes wrong: what the service holds afterwards, what is answered, and what it cost. */
class OperationsTest {

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness();

    @Test
    void createMakesWhatWasAskedWithOneCall() {
        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(full("/4\\d\\d/"));

        assertThat(harness.held()).singleElement().isEqualTo(event.getResourceModel());
        assertThat(event.getResourceModel())
                .usingRecursiveComparison()
                .ignoringFields("integrationResponseId")
                .isEqualTo(full("/4\\d\\d/"));
        assertThat(event).isEqualTo(ProgressEvent.defaultSuccessHandler(event.getResourceModel()));
        assertThat(harness.calls()).containsExactly(ServiceOperations.CREATE);
    }

    @Test
    void createWithTheRequiredPropertiesOnlyAnswersWithNoOthers() {
        harness.service().behave(ServiceBehaviour.ordinary().withEmptyMembers(EmptyMembers.WRITTEN));
        ResourceModel asked = harness.model("$default").toBuilder()
                .templateSelectionExpression("")
                .responseParameters(Map.of())
                .responseTemplates(Map.of())
                .build();

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(asked);

        ResourceModel answered = event.getResourceModel();
        assertThat(event.isSuccess()).isTrue();
        assertThat(answered)
                .isEqualTo(harness.model("$default").toBuilder()
                        .integrationResponseId(answered.getIntegrationResponseId())
                        .build());
    }

    @Test
    void anEmptyTemplateThatIsAskedForIsCreated() {
        ResourceModel asked = harness.model("$default").toBuilder()
                .responseTemplates(Map.of("application/json", ""))
                .build();

        assertThat(harness.create(asked).getResourceModel().getResponseTemplates())
                .isEqualTo(Map.of("application/json", ""));
    }

    @Test
    void readAnswersWhatIsHeldWithOneCall() {
        ResourceModel held = harness.given(full("$default"));

        assertThat(harness.read(identifierOf(held))).isEqualTo(ProgressEvent.defaultSuccessHandler(held));
        assertThat(harness.calls()).containsExactly(ServiceOperations.GET);
    }

    @Test
    void updateLeavesTheServiceWithWhatWasAskedAfterOneCall() {
        ResourceModel held = harness.given(full("$default"));
        ResourceModel desired = held.toBuilder()
                .integrationResponseKey("/5\\d\\d/")
                .contentHandlingStrategy("CONVERT_TO_BINARY")
                .responseParameters(Map.of("method.response.header.b", "'2'"))
                .build();

        assertThat(harness.update(held, desired)).isEqualTo(ProgressEvent.defaultSuccessHandler(desired));
        assertThat(harness.held()).containsExactly(desired);
        assertThat(harness.calls()).containsExactly(ServiceOperations.UPDATE);
    }

    @Test
    void anUpdateToWhatIsAlreadyThereCostsOneCallAndChangesNothing() {
        ResourceModel held = harness.given(full("$default"));

        assertThat(harness.update(held, held)).isEqualTo(ProgressEvent.defaultSuccessHandler(held));
        assertThat(harness.held()).containsExactly(held);
        assertThat(harness.calls()).containsExactly(ServiceOperations.UPDATE);
    }

    @Test
    void deleteRemovesItWithOneCallAndAnswersWithoutAModel() {
        ResourceModel held = harness.given(full("$default"));
        ResourceModel sibling = harness.given(harness.model("/5/"));

        assertThat(harness.delete(identifierOf(held))).isEqualTo(ProgressEvent.defaultSuccessHandler(null));
        assertThat(harness.held()).containsExactly(sibling);
        assertThat(harness.calls()).containsExactly(ServiceOperations.DELETE);
    }

    @Test
    void listAnswersOnePageForEachInvocation() {
        List<ResourceModel> held = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            held.add(harness.given(harness.model("/" + i + "/")));
        }
        List<ResourceModel> listed = new ArrayList<>();
        ResourceHandlerRequest<ResourceModel> request = HandlerHarness.requestOf(harness.model(null));
        request.setMaxResults(2);
        do {
            ProgressEvent<ResourceModel, CallbackContext> event = harness.complete(Action.LIST, request);
            assertThat(event.getStatus()).isEqualTo(OperationStatus.SUCCESS);
            assertThat(event.getResourceModel()).isNull();
            listed.addAll(event.getResourceModels());
            request.setNextToken(event.getNextToken());
        } while (request.getNextToken() != null);

        assertThat(listed).containsExactlyInAnyOrderElementsOf(held);
        assertThat(harness.calls()).hasSize(3).containsOnly(ServiceOperations.LIST);
    }

    @Test
    void whatDoesNotExistIsNotFoundAndNothingIsCreated() {
        ResourceModel absent =
                full("$default").toBuilder().integrationResponseId("nosuch1").build();

        assertThat(List.of(harness.read(absent), harness.update(absent, absent), harness.delete(absent)))
                .allSatisfy(event -> {
                    assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.NotFound);
                    assertThat(event.getMessage()).isNotBlank();
                    assertThat(event.getResourceModel()).isNull();
                });
        assertThat(harness.held()).isEmpty();
    }

    @Test
    void aKeyThatIsTakenAlreadyExistsAndIsLeftAlone() {
        ResourceModel held = harness.given(full("$default"));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(harness.model("$default"));

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.AlreadyExists);
        assertThat(event.getMessage()).contains("$default", harness.integrationId(), harness.apiId());
        assertThat(event.getResourceModel()).isNull();
        assertThat(harness.held()).containsExactly(held);
    }

    @Test
    void aKeyChangedToThatOfASiblingFailsForGoodAndNamesTheKey() {
        ResourceModel sibling = harness.given(harness.model("/4/"));
        ResourceModel held = harness.given(harness.model("/5/"));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.update(
                held, held.toBuilder().integrationResponseKey("/4/").build());

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(event.getMessage()).contains("IntegrationResponseKey /4/");
        assertThat(harness.held()).containsExactlyInAnyOrder(sibling, held);
    }

    @Test
    void whatTheServiceRefusesIsReportedInItsWords() {
        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(harness.model("$default").toBuilder()
                .responseTemplates(Map.of("application/json", "x".repeat(32_769)))
                .build());

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(event.getMessage()).isNotBlank();
        assertThat(harness.held()).isEmpty();
    }

    @Test
    void eachInvocationLogsOneLineAndNothingOfTheModel() {
        harness.create(full("$default"));

        assertThat(harness.log())
                .filteredOn(line -> line.startsWith("operation="))
                .singleElement()
                .asString()
                .matches("operation=CREATE token=token-1 invocation=1 calls=1 outcome=SUCCESS code=none ms=\\d+");
        assertThat(String.join("\n", harness.log())).doesNotContain("TEMPLATE-BODY", "SECRETEXAMPLE");
    }

    private ResourceModel full(String key) {
        return harness.model(key).toBuilder()
                .contentHandlingStrategy("CONVERT_TO_TEXT")
                .templateSelectionExpression("${integration.response.header.content-type}")
                .responseParameters(Map.of(
                        "method.response.header.a", "'1'",
                        "method.response.header.b", "integration.response.header.b"))
                .responseTemplates(Map.of("application/json", "{\"TEMPLATE-BODY\": 1}", "$default", "x"))
                .build();
    }

    private ResourceModel identifierOf(ResourceModel model) {
        return harness.model(null).toBuilder()
                .integrationResponseId(model.getIntegrationResponseId())
                .build();
    }
}
