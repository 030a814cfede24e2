package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness();

    @ParameterizedTest
    @MethodSource("filledIn")
    void letsTheServiceFillInWhatACreateLeavesOpen(FilledIn filledIn) {
        harness.service().behave(filledIn.behaviour());

        ProgressEvent<ResourceModel, CallbackContext> event = harness.create(harness.model(KEY));

        assertThat(event).isEqualTo(ProgressEvent.defaultSuccessHandler(event.getResourceModel()));
        assertThat(harness.held()).containsExactly(event.getResourceModel());
        assertThat(NamedProperties.of(event.getResourceModel()).names()).contains(filledIn.property());
        assertThat(harness.calls()).containsExactly(ServiceOperations.CREATE);
    }

    /** Also one for which the previous state names another value: in a rollback, after the service kept its own. */
    @ParameterizedTest
    @MethodSource("filledIn")
    void leavesADefaultThatAnUpdateCannotRemove(FilledIn filledIn) {
        for (UnaryOperator<ResourceModel> previous :
                List.<UnaryOperator<ResourceModel>>of(filledIn::takenFrom, filledIn::withAnotherValueIn)) {
            harness.clear();
            harness.service().behave(filledIn.behaviour());
            ResourceModel held = harness.given(filledIn.in(harness.model(KEY)));
            ResourceModel desired = filledIn.takenFrom(held).toBuilder()
                    .integrationResponseKey("/4/")
                    .build();

            assertThat(harness.update(previous.apply(held), desired))
                    .isEqualTo(ProgressEvent.defaultSuccessHandler(filledIn.in(desired)));
            assertThat(harness.held()).containsExactly(filledIn.in(desired));
            assertThat(harness.calls())
                    .as("the removal is tried")
                    .containsExactly(ServiceOperations.GET, ServiceOperations.UPDATE);
        }
    }

    /** The first request asks for the removal of a parameter as well, which is possible. */
    @Test
    void leavesADefaultWhoseRemovalIsRefused() {
        harness.service().behave(ServiceBehaviour.ordinary().withEmptyStrategy(EmptyStrategy.REFUSED));
        ResourceModel held = harness.given(FilledIn.STRATEGY.in(harness.model(KEY).toBuilder()
                .responseParameters(Map.of("method.response.header.x", "'x'"))
                .build()));
        ResourceModel left = held.toBuilder().responseParameters(Map.of()).build();
        ResourceModel desired = FilledIn.STRATEGY.takenFrom(left);

        assertThat(harness.update(desired, desired)).isEqualTo(ProgressEvent.defaultSuccessHandler(left));
        assertThat(harness.held()).containsExactly(left);

        harness.service().forgetCalls();
        assertThat(harness.update(desired, desired)).isEqualTo(ProgressEvent.defaultSuccessHandler(left));
        assertThat(harness.calls()).containsExactly(ServiceOperations.GET, ServiceOperations.UPDATE);
    }

    @ParameterizedTest
    @MethodSource
    void advisesHowToReachWhatAnUpdateCannot(
            ServiceBehaviour behaviour,
            Map<String, Object> before,
            Map<String, Object> wanted,
            HandlerErrorCode code,
            String place) {
        harness.service().behave(behaviour);
        ResourceModel held = harness.given(HandlerHarness.with(harness.model(KEY), before));
        ResourceModel desired = HandlerHarness.with(harness.model(KEY), wanted).toBuilder()
                .integrationResponseId(held.getIntegrationResponseId())
                .build();

        ProgressEvent<ResourceModel, CallbackContext> event = harness.update(held, desired);

        assertThat(event.getErrorCode()).isEqualTo(code);
        assertThat(event.getMessage())
                .contains(
                        place, "A create can reach it: first remove the resource from the template, then add it again");
    }

    static Stream<Arguments> advisesHowToReachWhatAnUpdateCannot() {
        return Stream.of(
                arguments(
                        ServiceBehaviour.ordinary().withEmptyStrategy(EmptyStrategy.REFUSED),
                        Map.of("ContentHandlingStrategy", "CONVERT_TO_TEXT"),
                        Map.of(),
                        HandlerErrorCode.InvalidRequest,
                        "ContentHandlingStrategy is still there (\"CONVERT_TO_TEXT\")"),
                // Terraform meets the same with integrations (terraform-provider-aws #50061).
                arguments(
                        ServiceBehaviour.ordinary().withEmptyParameter(EmptyParameter.REFUSED),
                        Map.of("ResponseParameters", Map.of("a", "'1'")),
                        Map.of("IntegrationResponseKey", "/4/"),
                        HandlerErrorCode.GeneralServiceException,
                        "ResponseParameters[\"a\"] is still there (\"'1'\")"),
                // The ordinary service takes "" for a removal.
                arguments(
                        ServiceBehaviour.ordinary(),
                        Map.of("ResponseTemplates", Map.of("t", "x")),
                        Map.of("ResponseTemplates", Map.of("t", "")),
                        HandlerErrorCode.GeneralServiceException,
                        "ResponseTemplates[\"t\"] is missing"));
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

    static Stream<FilledIn> filledIn() {
        return FilledIn.all();
    }
}
