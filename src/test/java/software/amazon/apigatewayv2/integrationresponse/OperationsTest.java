package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
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
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;
import software.amazon.cloudformation.resource.Serializer;

/** Each operation: what the service holds afterwards, what the response shows, and how many calls it took. */
class OperationsTest {

    @AutoClose
    private static final HandlerHarness HARNESS = new HandlerHarness();

    @BeforeEach
    void startAnew() {
        HARNESS.clear();
    }

    @Test
    void makesOneCallEachAndTwoForAnUpdate() {
        ResourceModel sibling = HARNESS.given(HARNESS.model("/sibling/"));
        ResourceModel asked = full("/4\\d\\d/");
        ResourceModel made = HARNESS.create(asked).getResourceModel();
        assertThat(made.toBuilder().integrationResponseId(null).build()).isEqualTo(asked);
        assertThat(HARNESS.held()).containsExactlyInAnyOrder(sibling, made);

        ResourceModel identifier = HARNESS.model(null).toBuilder()
                .integrationResponseId(made.getIntegrationResponseId())
                .build();
        assertThat(HARNESS.read(identifier)).isEqualTo(ProgressEvent.defaultSuccessHandler(made));

        ResourceModel desired = made.toBuilder()
                .integrationResponseKey("/5\\d\\d/")
                .contentHandlingStrategy("CONVERT_TO_BINARY")
                .responseParameters(Map.of("method.response.header.b", "'2'"))
                .build();
        assertThat(HARNESS.update(made, desired)).isEqualTo(ProgressEvent.defaultSuccessHandler(desired));
        assertThat(HARNESS.held()).containsExactlyInAnyOrder(sibling, desired);

        assertThat(HARNESS.delete(identifier)).isEqualTo(ProgressEvent.defaultSuccessHandler(null));
        assertThat(HARNESS.held()).containsExactly(sibling);
        assertThat(HARNESS.calls())
                .containsExactly(
                        ServiceOperations.CREATE,
                        ServiceOperations.GET,
                        ServiceOperations.GET,
                        ServiceOperations.UPDATE,
                        ServiceOperations.DELETE);
    }

    /** As AWS's own type shows them; the contract's comparison wants what the request names, be it empty. */
    @ParameterizedTest
    @EnumSource
    void showsBothMapsThoughTheyAreEmpty(EmptyMembers emptyMembers) {
        HARNESS.service().behave(ServiceBehaviour.ordinary().withEmptyMembers(emptyMembers));
        ResourceModel created = HARNESS.create(HARNESS.model("$default").toBuilder()
                        .templateSelectionExpression("")
                        .responseParameters(Map.of())
                        .responseTemplates(Map.of())
                        .build())
                .getResourceModel();
        ResourceModel bare = HARNESS.model("$default").toBuilder()
                .integrationResponseId(created.getIntegrationResponseId())
                .build();

        assertThat(created).isEqualTo(HandlerHarness.shown(bare));
        assertThat(HARNESS.read(created).getResourceModel()).isEqualTo(created);
        for (ResourceModel same : List.of(bare, created)) {
            ResourceModel renamed =
                    same.toBuilder().integrationResponseKey("/4/").build();
            assertThat(HARNESS.update(created, renamed).getResourceModel()).isEqualTo(HandlerHarness.shown(renamed));
            assertThat(HARNESS.update(renamed, same).getResourceModel()).isEqualTo(created);
        }
    }

    @Test
    void listsOnePageInEachInvocation() {
        List<ResourceModel> held = IntStream.range(0, 5)
                .mapToObj(i -> HARNESS.given(HARNESS.model("/" + i + "/")))
                .toList();
        List<ResourceModel> listed = new ArrayList<>();
        ResourceHandlerRequest<ResourceModel> request = HandlerHarness.requestOf(HARNESS.model(null));
        request.setMaxResults(2);
        do {
            ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.complete(Action.LIST, request);
            assertThat(event.isSuccess()).isTrue();
            assertThat(event.getResourceModel()).isNull();
            listed.addAll(event.getResourceModels());
            request.setNextToken(event.getNextToken());
        } while (request.getNextToken() != null);

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        held.stream().map(HandlerHarness::listed).toList());
        assertThat(HARNESS.calls()).hasSize(3).containsOnly(ServiceOperations.LIST);
    }

    /** Lambda's largest response has 6,291,556 bytes; the bodies of these make 9.6 MB. */
    @Test
    void keepsAListOfLargeTemplatesSmall() throws IOException {
        Map<String, Object> templates =
                Map.of("a", "x".repeat(32_768), "b", "y".repeat(32_768), "c", "z".repeat(32_768));
        for (int i = 0; i < 100; i++) {
            HARNESS.given(HARNESS.model("/" + i + "/").toBuilder()
                    .responseTemplates(templates)
                    .build());
        }
        ResourceHandlerRequest<ResourceModel> request = HandlerHarness.requestOf(HARNESS.model(null));
        request.setMaxResults(100);

        ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.complete(Action.LIST, request);

        assertThat(event.getResourceModels()).hasSize(100);
        assertThat(new Serializer().serialize(event)).hasSizeLessThan(100 * 1_000);
    }

    /** CloudFormation turns scalars into text almost everywhere. */
    @Test
    void takesANumberOrABooleanInAMapForItsText() {
        Map<String, Object> values = Map.of("n", 5, "f", 1.5, "b", true);
        ResourceModel asked = HARNESS.model("$default").toBuilder()
                .responseParameters(values)
                .responseTemplates(values)
                .build();
        ResourceModel created = HARNESS.create(asked).getResourceModel();
        assertThat(created.getResponseParameters())
                .isEqualTo(created.getResponseTemplates())
                .isEqualTo(Map.of("n", "5", "f", "1.5", "b", "true"));
        assertThat(HARNESS.held()).containsExactly(created);

        ResourceModel before = asked.toBuilder()
                .integrationResponseId(created.getIntegrationResponseId())
                .build();
        assertThat(HARNESS.update(before, before)).isEqualTo(ProgressEvent.defaultSuccessHandler(created));
        ResourceModel desired =
                before.toBuilder().responseTemplates(Map.of("n", 6, "b", false)).build();
        assertThat(HARNESS.update(before, desired).getResourceModel().getResponseTemplates())
                .isEqualTo(Map.of("n", "6", "b", "false"));
    }

    @Test
    void findsNothingAndCreatesNothingWhereThereIsNothing() {
        ResourceModel absent =
                full("$default").toBuilder().integrationResponseId("nosuch1").build();

        assertThat(List.of(HARNESS.read(absent), HARNESS.update(absent, absent), HARNESS.delete(absent)))
                .allSatisfy(event -> {
                    assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.NotFound);
                    assertThat(event.getMessage()).isNotBlank();
                    assertThat(event.getResourceModel()).isNull();
                });
        assertThat(HARNESS.held()).isEmpty();
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
    void knowsATakenKeyWhateverTheCallersTextsSay(String key, String entry) {
        ResourceModel held = HARNESS.given(HARNESS.model(key));
        ResourceModel sibling = HARNESS.given(HARNESS.model("/sibling/"));
        Map<String, Object> entries = Map.of(entry, "'x'");

        ProgressEvent<ResourceModel, CallbackContext> created = HARNESS.create(HARNESS.model(key).toBuilder()
                .responseParameters(entries)
                .responseTemplates(entries)
                .build());

        assertThat(created.getErrorCode()).isEqualTo(HandlerErrorCode.AlreadyExists);
        assertThat(created.getMessage())
                .contains(key, held.getIntegrationResponseId(), HARNESS.integrationId(), HARNESS.apiId());
        assertThat(created.getResourceModel()).isNull();
        assertThat(HARNESS.calls()).containsExactly(ServiceOperations.CREATE, ServiceOperations.LIST);
        assertThat(HARNESS.update(
                                sibling,
                                sibling.toBuilder()
                                        .integrationResponseKey(key)
                                        .responseTemplates(entries)
                                        .build())
                        .getErrorCode())
                .isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(HARNESS.held()).containsExactlyInAnyOrder(held, sibling);
    }

    @Test
    void leavesRoomForTheMessagesPointBesideALongKey() {
        ResourceModel held = HARNESS.given(HARNESS.model("/" + "k".repeat(5_000) + "/"));
        ResourceModel desired = HARNESS.model(held.getIntegrationResponseKey());

        assertThat(HARNESS.create(desired).getMessage())
                .contains("/kkk", " as integration response " + held.getIntegrationResponseId(), "choose another key")
                .hasSizeLessThanOrEqualTo(1_024);

        HARNESS.service()
                .inject(
                        Fault.every(ServiceOperations.CREATE, FaultKind.INTERNAL_ERROR),
                        Fault.every(ServiceOperations.LIST, FaultKind.FORBIDDEN));

        assertThat(HARNESS.create(desired).getMessage())
                .contains("/kkk", " may or may not have been created in ", "get-integration-responses", "delete it")
                .hasSizeLessThanOrEqualTo(1_024);
    }

    @Test
    void leavesRoomForAnUnknownOutcomeBesideALongKeyThatTheServiceQuotes() {
        ResourceModel desired = HARNESS.model("/" + "k".repeat(5_000) + "/");
        String words = "The key " + desired.getIntegrationResponseKey() + " already exists";
        HARNESS.service()
                .inject(
                        Fault.nth(1, ServiceOperations.CREATE, FaultKind.INTERNAL_ERROR),
                        Fault.conflict(words, ServiceOperations.CREATE),
                        Fault.nth(2, ServiceOperations.LIST, FaultKind.FORBIDDEN));

        assertThat(HARNESS.create(desired).getMessage())
                .contains("/kkk", " may or may not have been created in ", "k/ already exists", "delete it")
                .hasSizeLessThanOrEqualTo(1_024);
    }

    @Test
    void logsOneLineInEachInvocationAndNothingOfTheModel() {
        HARNESS.create(full("$default"));

        assertThat(HARNESS.log())
                .filteredOn(line -> line.startsWith("operation="))
                .singleElement()
                .asString()
                .matches("operation=CREATE token=token-1 invocation=1 calls=1 outcome=SUCCESS code=none ms=\\d+");
        assertThat(String.join("\n", HARNESS.log())).doesNotContain("TEMPLATE-BODY", "SECRETEXAMPLE");
    }

    private static ResourceModel full(String key) {
        return HARNESS.full().toBuilder()
                .integrationResponseKey(key)
                .responseTemplates(Map.of("application/json", "{\"TEMPLATE-BODY\": 1}", "$default", "x"))
                .build();
    }
}
