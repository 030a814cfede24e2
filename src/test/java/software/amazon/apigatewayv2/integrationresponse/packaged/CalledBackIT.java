package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.cloudformation.Action;

/** Operations that one invocation cannot end, because the service is in trouble for longer than it waits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalledBackIT {
    /** One invocation makes nine calls at most before it asks to be called back. */
    private static final int MORE_FAILURES_THAN_ONE_INVOCATION_WAITS_FOR = 11;

    @AutoClose
    private final FunctionHarness harness = FunctionHarness.open();

    @AfterEach
    void makeTheServiceWellAgain() {
        harness.service().clearFaults();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"THROTTLE", "INTERNAL_ERROR"})
    void aCreateThatIsCalledBackMakesOneIntegrationResponse(FaultKind kind) {
        ResourceProperties wanted = harness.integration().withAllContents();
        harness.service().inject(failures("CreateIntegrationResponse", kind));

        assertCalledBackAndCreatedOnce(wanted);
    }

    /** The first reply is lost after the creation, and then the service is busy for longer than an invocation waits. */
    @Test
    void aCreateWhoseReplyWasLostFindsItsOwnWhenItIsCalledBack() {
        ResourceProperties wanted = harness.integration().withAllContents();
        harness.service()
                .inject(
                        Fault.first(1, "CreateIntegrationResponse", FaultKind.REPLY_LOST),
                        failures("GetIntegrationResponses", FaultKind.THROTTLE));

        assertCalledBackAndCreatedOnce(wanted);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"THROTTLE", "INTERNAL_ERROR"})
    void anUpdateThatIsCalledBackLeadsToWhatWasAsked(FaultKind kind) {
        ResourceProperties before = harness.succeed(
                CloudFormationRequest.of(Action.CREATE, harness.integration().withAllContents()));
        ResourceProperties wanted =
                before.without("ResponseParameters").with("ResponseTemplates", Map.of("text/plain", "2"));
        harness.service().inject(failures("UpdateIntegrationResponse", kind));

        List<HandlerAnswer> answers = calledBack(CloudFormationRequest.update(wanted, before));

        assertThat(answers.get(0).model()).isEqualTo(wanted);
        assertThat(last(answers).model()).isEqualTo(wanted.shown());
        assertThat(harness.held(wanted)).containsExactly(wanted.stored());
    }

    /** The reply to the deletion itself is lost: to the next invocation the integration response is not there. */
    @Test
    void aDeleteThatIsCalledBackIsDoneThoughNothingIsThereAnyMore() {
        ResourceProperties created = harness.succeed(
                CloudFormationRequest.of(Action.CREATE, harness.integration().withAllContents()));
        harness.service()
                .inject(
                        Fault.first(1, "DeleteIntegrationResponse", FaultKind.REPLY_LOST),
                        failures("DeleteIntegrationResponse", FaultKind.CONCURRENT_MODIFICATION));

        List<HandlerAnswer> answers = calledBack(CloudFormationRequest.of(Action.DELETE, created.identifier()));

        assertThat(answers.get(0).model()).isEqualTo(created.identifier());
        assertThat(last(answers).json().has("resourceModel")).isFalse();
        assertThat(harness.held(created)).isEmpty();
    }

    private void assertCalledBackAndCreatedOnce(ResourceProperties wanted) {
        ResourceProperties created = last(calledBack(CloudFormationRequest.of(Action.CREATE, wanted)))
                .model();
        assertThat(created).isEqualTo(wanted.with("IntegrationResponseId", created.id()));
        assertThat(harness.held(created)).containsExactly(created.stored());
    }

    /** The answers of an operation that has to be called back, and to succeed then. */
    private List<HandlerAnswer> calledBack(CloudFormationRequest request) {
        List<HandlerAnswer> answers = CloudFormation.answers(harness, request);
        assertThat(answers)
                .extracting(HandlerAnswer::status)
                .startsWith("IN_PROGRESS")
                .endsWith("SUCCESS");
        return answers;
    }

    private static Fault failures(String operation, FaultKind kind) {
        return Fault.first(MORE_FAILURES_THAN_ONE_INVOCATION_WAITS_FOR, operation, kind);
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
