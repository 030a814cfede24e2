package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyMembers;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.OperationStatus;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;
import software.amazon.cloudformation.resource.Serializer;

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

    /** As AWS's own type shows them; the contract's comparison wants what the request names, be it empty. */
    @ParameterizedTest
    @EnumSource
    void createWithTheRequiredPropertiesOnlyRespondsWithThoseAndTwoEmptyMaps(EmptyMembers emptyMembers) {
        harness.service().behave(ServiceBehaviour.ordinary().withEmptyMembers(emptyMembers));
        ResourceModel asked = harness.model("$default").toBuilder()
                .templateSelectionExpression("")
                .responseParameters(Map.of())
                .responseTemplates(Map.of())
                .build();

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(asked);

        ResourceModel created = event.getResourceModel();
        ResourceModel bare = harness.model("$default").toBuilder()
                .integrationResponseId(created.getIntegrationResponseId())
                .build();
        assertThat(event.isSuccess()).isTrue();
        assertThat(created).isEqualTo(HandlerHarness.shown(bare));
        assertThat(harness.read(created).getResourceModel()).isEqualTo(created);
        for (ResourceModel same : List.of(bare, created)) {
            ResourceModel renamed =
                    same.toBuilder().integrationResponseKey("/4/").build();
            assertThat(harness.update(created, renamed).getResourceModel()).isEqualTo(HandlerHarness.shown(renamed));
            assertThat(harness.update(renamed, same).getResourceModel()).isEqualTo(created);
        }
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
    void updateLooksAndMakesOneChange() {
        ResourceModel held = harness.given(full("$default"));
        ResourceModel desired = held.toBuilder()
                .integrationResponseKey("/5\\d\\d/")
                .contentHandlingStrategy("CONVERT_TO_BINARY")
                .responseParameters(Map.of("method.response.header.b", "'2'"))
                .build();

        assertThat(harness.update(held, desired)).isEqualTo(ProgressEvent.defaultSuccessHandler(desired));
        assertThat(harness.held()).containsExactly(desired);
        assertThat(harness.calls()).containsExactly(ServiceOperations.GET, ServiceOperations.UPDATE);
    }

    @Test
    void anUpdateToWhatIsAlreadyThereLooksAndSendsNothing() {
        ResourceModel held = harness.given(full("$default"));

        assertThat(harness.update(held, held)).isEqualTo(ProgressEvent.defaultSuccessHandler(held));
        assertThat(harness.held()).containsExactly(held);
        assertThat(harness.calls()).containsExactly(ServiceOperations.GET);
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

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        held.stream().map(HandlerHarness::listed).toList());
        assertThat(harness.calls()).hasSize(3).containsOnly(ServiceOperations.LIST);
    }

    /** Lambda's largest response has 6,291,556 bytes; the bodies of these make 9.6 MB. */
    @Test
    void aListOfLargeTemplatesStaysSmall() throws IOException {
        Map<String, Object> templates =
                Map.of("a", "x".repeat(32_768), "b", "y".repeat(32_768), "c", "z".repeat(32_768));
        for (int i = 0; i < 100; i++) {
            harness.given(harness.model("/" + i + "/").toBuilder()
                    .responseTemplates(templates)
                    .build());
        }
        ResourceHandlerRequest<ResourceModel> request = HandlerHarness.requestOf(harness.model(null));
        request.setMaxResults(100);

        ProgressEvent<ResourceModel, CallbackContext> event = harness.complete(Action.LIST, request);

        assertThat(event.getResourceModels()).hasSize(100);
        assertThat(new Serializer().serialize(event)).hasSizeLessThan(100 * 1_000);
    }

    /** CloudFormation turns scalars into text almost everywhere. */
    @Test
    void aNumberOrABooleanInAMapIsItsText() {
        Map<String, Object> values = Map.of("n", 5, "f", 1.5, "b", true);
        Map<String, Object> texts = Map.of("n", "5", "f", "1.5", "b", "true");
        ResourceModel created = harness.create(harness.model("$default").toBuilder()
                        .responseParameters(values)
                        .responseTemplates(values)
                        .build())
                .getResourceModel();

        assertThat(created.getResponseParameters()).isEqualTo(texts);
        assertThat(created.getResponseTemplates()).isEqualTo(texts);
        assertThat(harness.held()).containsExactly(created);

        ResourceModel before = created.toBuilder()
                .responseParameters(values)
                .responseTemplates(values)
                .build();
        assertThat(harness.update(before, before)).isEqualTo(ProgressEvent.defaultSuccessHandler(created));
        ResourceModel desired =
                before.toBuilder().responseTemplates(Map.of("n", 6, "b", false)).build();
        assertThat(harness.update(before, desired).getResourceModel().getResponseTemplates())
                .isEqualTo(Map.of("n", "6", "b", "false"));
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

    /** The service quotes the key; what the caller chose must not be taken for its words. */
    @ParameterizedTest
    @CsvSource({
        "/concurrent modification/, x",
        "/Maximum number of connections reached/, x",
        "/it already exists/, x",
        "already exists, x",
        "$default, a",
        "$default, already",
        "$default, exists",
        "$default, an integration response",
        "$default, ' '",
        "., .",
    })
    void aTakenKeyIsKnownWhateverTheCallersTextsSay(String key, String entry) {
        ResourceModel held = harness.given(harness.model(key));
        ResourceModel sibling = harness.given(harness.model("/sibling/"));
        Map<String, Object> entries = Map.of(entry, "'x'");

        ProgressEvent<ResourceModel, CallbackContext> created = harness.create(harness.model(key).toBuilder()
                .responseParameters(entries)
                .responseTemplates(entries)
                .build());

        assertThat(created.getErrorCode()).isEqualTo(HandlerErrorCode.AlreadyExists);
        assertThat(created.getMessage()).contains(held.getIntegrationResponseId());
        assertThat(harness.calls()).containsExactly(ServiceOperations.CREATE, ServiceOperations.LIST);
        assertThat(harness.update(
                                sibling,
                                sibling.toBuilder()
                                        .integrationResponseKey(key)
                                        .responseTemplates(entries)
                                        .build())
                        .getErrorCode())
                .isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(harness.held()).containsExactlyInAnyOrder(held, sibling);
    }

    @Test
    void aLongKeyLeavesRoomForTheMessagesPoint() {
        ResourceModel held = harness.given(harness.model("/" + "k".repeat(5_000) + "/"));
        ResourceModel desired = harness.model(held.getIntegrationResponseKey());

        assertThat(harness.create(desired).getMessage())
                .contains("/kkk", " as integration response " + held.getIntegrationResponseId(), "choose another key")
                .hasSizeLessThanOrEqualTo(1_024);

        harness.service()
                .inject(
                        Fault.every(ServiceOperations.CREATE, FaultKind.INTERNAL_ERROR),
                        Fault.every(ServiceOperations.LIST, FaultKind.FORBIDDEN));

        assertThat(harness.create(desired).getMessage())
                .contains("/kkk", " may or may not have been created in ", "get-integration-responses", "delete it")
                .hasSizeLessThanOrEqualTo(1_024);
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
