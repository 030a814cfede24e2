package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyMembers;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

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
        ResourceModel created = HARNESS.create(HARNESS.full()).getResourceModel();
        assertThat(created.toBuilder().integrationResponseId(null).build()).isEqualTo(HARNESS.full());
        assertThat(HARNESS.held()).containsExactlyInAnyOrder(sibling, created);

        ResourceModel identifier = HARNESS.model(null).toBuilder()
                .integrationResponseId(created.getIntegrationResponseId())
                .build();
        assertThat(HARNESS.read(identifier)).isEqualTo(ProgressEvent.defaultSuccessHandler(created));

        ResourceModel desired = HandlerHarness.with(created, SampleValues.others());
        assertThat(HARNESS.update(created, desired)).isEqualTo(ProgressEvent.defaultSuccessHandler(desired));
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
    @MethodSource
    void showsBothMapsThoughTheyAreEmpty(ServiceBehaviour behaviour) {
        HARNESS.service().behave(behaviour);
        ResourceModel created = HARNESS.create(HARNESS.model("$default").toBuilder()
                        .templateSelectionExpression("")
                        .responseParameters(Map.of())
                        .responseTemplates(Map.of())
                        .build())
                .getResourceModel();
        ResourceModel renamed = HARNESS.model("/4/").toBuilder()
                .integrationResponseId(created.getIntegrationResponseId())
                .build();

        assertThat(created.getResponseParameters())
                .isEqualTo(created.getResponseTemplates())
                .isEmpty();
        assertThat(created.getTemplateSelectionExpression()).isNull();
        assertThat(HARNESS.read(created).getResourceModel()).isEqualTo(created);
        assertThat(HARNESS.update(created, renamed).getResourceModel()).isEqualTo(HandlerHarness.shown(renamed));
        assertThat(HARNESS.update(renamed, created).getResourceModel()).isEqualTo(created);
    }

    static List<ServiceBehaviour> showsBothMapsThoughTheyAreEmpty() {
        return List.of(
                ServiceBehaviour.ordinary(),
                ServiceBehaviour.ordinary().withEmptyMembers(EmptyMembers.WRITTEN),
                ServiceBehaviour.ordinary().withNullEntries(true));
    }

    /** Identifiers and keys only: the bodies of a hundred could pass Lambda's largest response. */
    @Test
    void listsOnePageInEachInvocation() {
        List<ResourceModel> held = IntStream.range(0, 5)
                .mapToObj(i -> HARNESS.given(
                        HandlerHarness.with(HARNESS.full(), Map.of("IntegrationResponseKey", "/" + i + "/"))))
                .toList();
        List<ResourceModel> listed = new ArrayList<>();
        ResourceHandlerRequest<ResourceModel> request = HandlerHarness.requestOf(HARNESS.model(null));
        request.setMaxResults(2);
        do {
            ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.complete(Action.LIST, request);
            assertThat(event.isSuccess()).isTrue();
            assertThat(event.getResourceModel()).isNull();
            listed.addAll(event.getResourceModels());
            assertThat(listed).doesNotHaveDuplicates();
            request.setNextToken(event.getNextToken());
        } while (request.getNextToken() != null);

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        held.stream().map(HandlerHarness::listed).toList());
        assertThat(HARNESS.calls()).hasSize(3).containsOnly(ServiceOperations.LIST);
    }

    /** CloudFormation turns scalars into text almost everywhere. */
    @Test
    void readsNumbersAndBooleansInMapsAsText() {
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

        asked.setIntegrationResponseId(created.getIntegrationResponseId());
        assertThat(HARNESS.update(asked, asked)).isEqualTo(ProgressEvent.defaultSuccessHandler(created));
    }

    @Test
    void reportsNotFoundForAnAbsentResource() {
        ResourceModel absent =
                HARNESS.full().toBuilder().integrationResponseId("nosuch1").build();

        assertThat(List.of(HARNESS.read(absent), HARNESS.update(absent, absent), HARNESS.delete(absent)))
                .allSatisfy(event -> {
                    assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.NotFound);
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
        "$default, already",
        "., .",
    })
    void recognisesATakenKeyWhateverTheCallersTextsSay(String key, String entry) {
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
        ResourceModel renamed = sibling.toBuilder()
                .integrationResponseKey(key)
                .responseTemplates(entries)
                .build();
        assertThat(HARNESS.update(sibling, renamed).getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(HARNESS.held()).containsExactlyInAnyOrder(held, sibling);
    }

    @Test
    void keepsTheAdviceInAMessageWithALongKey() {
        ResourceModel desired = HARNESS.model("/" + "k".repeat(5_000) + "/");
        HARNESS.service()
                .inject(
                        Fault.nth(1, ServiceOperations.CREATE, FaultKind.INTERNAL_ERROR),
                        Fault.conflict(
                                desired.getIntegrationResponseKey() + " already exists", ServiceOperations.CREATE),
                        Fault.nth(2, ServiceOperations.LIST, FaultKind.FORBIDDEN));
        assertThat(HARNESS.create(desired).getMessage())
                .contains("/kkk", " may or may not have been created in ", "k/ already exists")
                .contains("get-integration-responses", "delete it")
                .hasSizeLessThanOrEqualTo(1_024);

        HARNESS.service().clearFaults();
        ResourceModel held = HARNESS.given(desired);
        assertThat(HARNESS.create(desired).getMessage())
                .contains("/kkk", " as integration response " + held.getIntegrationResponseId(), "choose another key")
                .hasSizeLessThanOrEqualTo(1_024);
    }

    @Test
    void logsOneLineInEachInvocationAndNothingOfTheModel() {
        HARNESS.create(HARNESS.full());

        assertThat(HARNESS.log())
                .singleElement()
                .asString()
                .matches("operation=CREATE token=token-1 invocation=1 calls=1 outcome=SUCCESS code=none ms=\\d+");
    }
}
