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
    private final Desk desk = new Desk();

    @Test
    void createMakesWhatWasAskedWithOneCall() {
        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(full("/4\\d\\d/"));

        assertThat(desk.held()).singleElement().isEqualTo(event.getResourceModel());
        assertThat(event.getResourceModel())
                .usingRecursiveComparison()
                .ignoringFields("integrationResponseId")
                .isEqualTo(full("/4\\d\\d/"));
        assertThat(event).isEqualTo(ProgressEvent.defaultSuccessHandler(event.getResourceModel()));
        assertThat(desk.calls()).containsExactly(ServiceOperations.CREATE);
    }

    @Test
    void createWithTheRequiredPropertiesOnlyAnswersWithNoOthers() {
        desk.service().behave(ServiceBehaviour.ordinary().withEmptyMembers(EmptyMembers.WRITTEN));
        ResourceModel asked = desk.model("$default").toBuilder()
                .templateSelectionExpression("")
                .responseParameters(Map.of())
                .responseTemplates(Map.of())
                .build();

        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(asked);

        ResourceModel answered = event.getResourceModel();
        assertThat(event.isSuccess()).isTrue();
        assertThat(answered)
                .isEqualTo(desk.model("$default").toBuilder()
                        .integrationResponseId(answered.getIntegrationResponseId())
                        .build());
    }

    @Test
    void anEmptyTemplateThatIsAskedForIsCreated() {
        ResourceModel asked = desk.model("$default").toBuilder()
                .responseTemplates(Map.of("application/json", ""))
                .build();

        assertThat(desk.create(asked).getResourceModel().getResponseTemplates())
                .isEqualTo(Map.of("application/json", ""));
    }

    @Test
    void readAnswersWhatIsHeldWithOneCall() {
        ResourceModel held = desk.given(full("$default"));

        assertThat(desk.read(identifierOf(held))).isEqualTo(ProgressEvent.defaultSuccessHandler(held));
        assertThat(desk.calls()).containsExactly(ServiceOperations.GET);
    }

    @Test
    void updateLeavesTheServiceWithWhatWasAskedAfterOneCall() {
        ResourceModel held = desk.given(full("$default"));
        ResourceModel desired = held.toBuilder()
                .integrationResponseKey("/5\\d\\d/")
                .contentHandlingStrategy("CONVERT_TO_BINARY")
                .responseParameters(Map.of("method.response.header.b", "'2'"))
                .build();

        assertThat(desk.update(held, desired)).isEqualTo(ProgressEvent.defaultSuccessHandler(desired));
        assertThat(desk.held()).containsExactly(desired);
        assertThat(desk.calls()).containsExactly(ServiceOperations.UPDATE);
    }

    @Test
    void anUpdateToWhatIsAlreadyThereCostsOneCallAndChangesNothing() {
        ResourceModel held = desk.given(full("$default"));

        assertThat(desk.update(held, held)).isEqualTo(ProgressEvent.defaultSuccessHandler(held));
        assertThat(desk.held()).containsExactly(held);
        assertThat(desk.calls()).containsExactly(ServiceOperations.UPDATE);
    }

    @Test
    void deleteRemovesItWithOneCallAndAnswersWithoutAModel() {
        ResourceModel held = desk.given(full("$default"));
        ResourceModel sibling = desk.given(desk.model("/5/"));

        assertThat(desk.delete(identifierOf(held))).isEqualTo(ProgressEvent.defaultSuccessHandler(null));
        assertThat(desk.held()).containsExactly(sibling);
        assertThat(desk.calls()).containsExactly(ServiceOperations.DELETE);
    }

    @Test
    void listAnswersOnePageForEachInvocation() {
        List<ResourceModel> held = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            held.add(desk.given(desk.model("/" + i + "/")));
        }
        List<ResourceModel> listed = new ArrayList<>();
        ResourceHandlerRequest<ResourceModel> request = Desk.requestOf(desk.model(null));
        request.setMaxResults(2);
        do {
            ProgressEvent<ResourceModel, CallbackContext> event = desk.complete(Action.LIST, request);
            assertThat(event.getStatus()).isEqualTo(OperationStatus.SUCCESS);
            assertThat(event.getResourceModel()).isNull();
            listed.addAll(event.getResourceModels());
            request.setNextToken(event.getNextToken());
        } while (request.getNextToken() != null);

        assertThat(listed).containsExactlyInAnyOrderElementsOf(held);
        assertThat(desk.calls()).hasSize(3).containsOnly(ServiceOperations.LIST);
    }

    @Test
    void whatDoesNotExistIsNotFoundAndNothingIsCreated() {
        ResourceModel absent =
                full("$default").toBuilder().integrationResponseId("nosuch1").build();

        assertThat(List.of(desk.read(absent), desk.update(absent, absent), desk.delete(absent)))
                .allSatisfy(event -> {
                    assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.NotFound);
                    assertThat(event.getMessage()).isNotBlank();
                    assertThat(event.getResourceModel()).isNull();
                });
        assertThat(desk.held()).isEmpty();
    }

    @Test
    void aKeyThatIsTakenAlreadyExistsAndIsLeftAlone() {
        ResourceModel held = desk.given(full("$default"));

        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(desk.model("$default"));

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.AlreadyExists);
        assertThat(event.getMessage()).contains("$default", desk.integrationId(), desk.apiId());
        assertThat(event.getResourceModel()).isNull();
        assertThat(desk.held()).containsExactly(held);
    }

    @Test
    void aKeyChangedToThatOfASiblingFailsForGoodAndNamesTheKey() {
        ResourceModel sibling = desk.given(desk.model("/4/"));
        ResourceModel held = desk.given(desk.model("/5/"));

        ProgressEvent<ResourceModel, CallbackContext> event =
                desk.update(held, held.toBuilder().integrationResponseKey("/4/").build());

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(event.getMessage()).contains("IntegrationResponseKey /4/");
        assertThat(desk.held()).containsExactlyInAnyOrder(sibling, held);
    }

    @Test
    void whatTheServiceRefusesIsReportedInItsWords() {
        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(desk.model("$default").toBuilder()
                .responseTemplates(Map.of("application/json", "x".repeat(32_769)))
                .build());

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(event.getMessage()).isNotBlank();
        assertThat(desk.held()).isEmpty();
    }

    @Test
    void eachInvocationLogsOneLineAndNothingOfTheModel() {
        desk.create(full("$default"));

        assertThat(desk.log())
                .filteredOn(line -> line.startsWith("operation="))
                .singleElement()
                .asString()
                .matches("operation=CREATE token=token-1 invocation=1 calls=1 outcome=SUCCESS code=none ms=\\d+");
        assertThat(String.join("\n", desk.log())).doesNotContain("TEMPLATE-BODY", "SECRETEXAMPLE");
    }

    private ResourceModel full(String key) {
        return desk.model(key).toBuilder()
                .contentHandlingStrategy("CONVERT_TO_TEXT")
                .templateSelectionExpression("${integration.response.header.content-type}")
                .responseParameters(Map.of(
                        "method.response.header.a", "'1'",
                        "method.response.header.b", "integration.response.header.b"))
                .responseTemplates(Map.of("application/json", "{\"TEMPLATE-BODY\": 1}", "$default", "x"))
                .build();
    }

    private ResourceModel identifierOf(ResourceModel model) {
        return desk.model(null).toBuilder()
                .integrationResponseId(model.getIntegrationResponseId())
                .build();
    }
}
