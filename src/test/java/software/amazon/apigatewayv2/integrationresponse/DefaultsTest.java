package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyParameter;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyStrategy;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** A service that fills in what is left unset: whole properties that nobody named are its own, and nothing else is. */
class DefaultsTest {

    private static final String KEY = "$default";
    private static final String ADVICE =
            "A create can reach it: first remove the resource from the template, then add it again in a second update";

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness();

    @ParameterizedTest
    @MethodSource("filledIn")
    void letsTheServiceFillInWhatACreateLeavesOpen(FilledIn filledIn) {
        harness.service().behave(filledIn.behaviour());

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(harness.model(KEY));

        assertThat(event).isEqualTo(ProgressEvent.defaultSuccessHandler(event.getResourceModel()));
        assertThat(harness.held()).containsExactly(event.getResourceModel());
        assertThat(names(event.getResourceModel())).contains(filledIn.property());
        assertThat(harness.calls()).containsExactly(ServiceOperations.CREATE);
    }

    @ParameterizedTest
    @MethodSource("filledIn")
    void leavesADefaultThatAnUpdateCannotRemove(FilledIn filledIn) {
        harness.service().behave(filledIn.behaviour());
        ResourceModel held = harness.given(filledIn.in(harness.model(KEY)));
        ResourceModel desired = filledIn.takenFrom(held).toBuilder()
                .integrationResponseKey("/4/")
                .build();

        ProgressEvent<ResourceModel, CallbackContext> event = harness.update(filledIn.takenFrom(held), desired);

        assertThat(event).isEqualTo(ProgressEvent.defaultSuccessHandler(filledIn.in(desired)));
        assertThat(harness.held()).containsExactly(filledIn.in(desired));
        assertThat(harness.calls())
                .as("the removal is tried")
                .containsExactly(ServiceOperations.GET, ServiceOperations.UPDATE);
    }

    /** As in a rollback, after the service refused the value of the failed template or kept its own. */
    @ParameterizedTest
    @MethodSource("filledIn")
    void leavesADefaultForWhichThePreviousStateNamesAnotherValue(FilledIn filledIn) {
        harness.service().behave(filledIn.behaviour());
        ResourceModel held = harness.given(filledIn.in(harness.model(KEY)));

        assertThat(harness.update(filledIn.withAnotherValueIn(held), filledIn.takenFrom(held)))
                .isEqualTo(ProgressEvent.defaultSuccessHandler(held));
        assertThat(harness.held()).containsExactly(held);
        assertThat(harness.calls()).containsExactly(ServiceOperations.GET, ServiceOperations.UPDATE);
    }

    @ParameterizedTest
    @CsvSource({"CONVERT_TO_TEXT", "CONVERT_TO_BINARY"})
    void leavesADefaultWhoseRemovalIsRefused(String strategy) {
        harness.service().behave(FilledIn.STRATEGY.behaviour().withEmptyStrategy(EmptyStrategy.REFUSED));
        ResourceModel held = harness.given(
                harness.model(KEY).toBuilder().contentHandlingStrategy(strategy).build());
        ResourceModel unnamed = FilledIn.STRATEGY.takenFrom(held);

        assertThat(harness.update(unnamed, unnamed)).isEqualTo(ProgressEvent.defaultSuccessHandler(held));
        assertThat(harness.held()).containsExactly(held);
        assertThat(harness.calls()).containsExactly(ServiceOperations.GET, ServiceOperations.UPDATE);
    }

    /** The strategy cannot be removed, the parameter can, and the first request asks for both. */
    @Test
    void removesWhatCanBeRemovedThoughAnotherRemovalIsRefused() {
        harness.service().behave(ServiceBehaviour.ordinary().withEmptyStrategy(EmptyStrategy.REFUSED));
        ResourceModel held = harness.given(harness.model(KEY).toBuilder()
                .contentHandlingStrategy("CONVERT_TO_TEXT")
                .responseParameters(Map.of("method.response.header.x", "'x'"))
                .build());
        ResourceModel unnamed = held.toBuilder()
                .contentHandlingStrategy(null)
                .responseParameters(null)
                .build();

        ProgressEvent<ResourceModel, CallbackContext> event = harness.update(unnamed, unnamed);

        assertThat(event.isSuccess()).as(event.getMessage()).isTrue();
        assertThat(harness.held())
                .singleElement()
                .satisfies(actual -> assertThat(actual.getResponseParameters()).isNullOrEmpty())
                .satisfies(actual ->
                        assertThat(actual.getContentHandlingStrategy()).isEqualTo("CONVERT_TO_TEXT"));
    }

    @Test
    void failsWhereTheRemovalOfWhatThePreviousStateNamesIsRefused() {
        harness.service().behave(FilledIn.STRATEGY.behaviour().withEmptyStrategy(EmptyStrategy.REFUSED));
        ResourceModel held = harness.given(FilledIn.STRATEGY.in(harness.model(KEY)));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.update(held, FilledIn.STRATEGY.takenFrom(held));

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(event.getMessage())
                .contains(
                        "ContentHandlingStrategy is still there (\"CONVERT_TO_TEXT\")",
                        "Status Code: 400, Request ID: ",
                        ADVICE);
    }

    @ParameterizedTest
    @MethodSource("filledIn")
    void namesWhatDiffersByDefaultsAloneAfterAnUnknownOutcome(FilledIn filledIn) {
        harness.service().behave(filledIn.behaviour());
        harness.service().inject(Fault.first(1, ServiceOperations.CREATE, FaultKind.REPLY_LOST));

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(harness.model(KEY));

        assertThat(harness.held()).hasSize(1);
        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage())
                .contains("may or may not have been created", filledIn.property())
                .contains(harness.held().get(0).getIntegrationResponseId());
        assertThat(event.getResourceModel())
                .as("so that a rollback deletes nothing")
                .isNull();
        assertThat(harness.calls()).containsExactly(ServiceOperations.CREATE, ServiceOperations.LIST);
    }

    /** Terraform meets the same with integrations (terraform-provider-aws #50061). */
    @Test
    void tellsARefusedRemovalOfAParameterInTheServicesWordsWithAdvice() {
        harness.service().behave(ServiceBehaviour.ordinary().withEmptyParameter(EmptyParameter.REFUSED));
        ResourceModel held = harness.given(harness.model(KEY).toBuilder()
                .responseParameters(Map.of("a", "'1'"))
                .build());
        ResourceModel desired = held.toBuilder()
                .integrationResponseKey("/4/")
                .responseParameters(null)
                .build();

        ProgressEvent<ResourceModel, CallbackContext> event = harness.update(held, desired);

        assertThat(event.isFailed()).isTrue();
        assertThat(event.getMessage())
                .contains("ResponseParameters[\"a\"] is still there (\"'1'\")")
                .contains("Status Code: 400, Request ID: ", ADVICE)
                .hasSizeLessThanOrEqualTo(1_024);
    }

    /** The ordinary service takes {@code ""} for a removal. */
    @Test
    void failsAnUpdateToAnEmptyTemplateWithAdvice() {
        ResourceModel held = harness.given(harness.model(KEY).toBuilder()
                .responseTemplates(Map.of("t", "x"))
                .build());

        ProgressEvent<ResourceModel, CallbackContext> event = harness.update(
                held, held.toBuilder().responseTemplates(Map.of("t", "")).build());

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage()).contains("ResponseTemplates[\"t\"] is missing", ADVICE);
    }

    static Stream<FilledIn> filledIn() {
        return FilledIn.all();
    }

    private static List<String> names(ResourceModel model) {
        return List.copyOf(NamedProperties.of(model).names());
    }
}
