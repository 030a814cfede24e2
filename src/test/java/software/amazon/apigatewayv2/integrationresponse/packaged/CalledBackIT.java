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
    /** One invocation makes ten calls at most before it asks to be called back. */
    private static final int MORE_FAILURES_THAN_ONE_INVOCATION_WAITS_FOR = 11;

    @AutoClose
    private final FunctionDesk desk = FunctionDesk.open();

    @AfterEach
    void makeTheServiceWellAgain() {
        desk.service().clearFaults();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"THROTTLE", "INTERNAL_ERROR"})
    void aCreateThatIsCalledBackMakesOneIntegrationResponse(FaultKind kind) {
        Properties wanted = desk.integration().withAllContents();
        desk.service().inject(failures("CreateIntegrationResponse", kind));

        assertCalledBackAndCreatedOnce(wanted);
    }

    /** The first reply is lost after the creation, and then the service is busy for longer than an invocation waits. */
    @Test
    void aCreateWhoseReplyWasLostFindsItsOwnWhenItIsCalledBack() {
        Properties wanted = desk.integration().withAllContents();
        desk.service()
                .inject(
                        Fault.first(1, "CreateIntegrationResponse", FaultKind.REPLY_LOST),
                        failures("GetIntegrationResponses", FaultKind.THROTTLE));

        assertCalledBackAndCreatedOnce(wanted);
    }

    @Test
    void anUpdateThatIsCalledBackLeadsToWhatWasAsked() {
        Properties before = desk.succeed(
                CloudFormationRequest.of(Action.CREATE, desk.integration().withAllContents()));
        Properties wanted = before.without("ResponseParameters").with("ResponseTemplates", Map.of("text/plain", "2"));
        desk.service().inject(failures("UpdateIntegrationResponse", FaultKind.INTERNAL_ERROR_AFTER));

        List<HandlerAnswer> answers = calledBack(CloudFormationRequest.update(wanted, before));

        assertThat(answers.get(0).model()).isEqualTo(wanted);
        assertThat(last(answers).model()).isEqualTo(wanted);
        assertThat(desk.held(wanted)).containsExactly(wanted.stored());
    }

    /** The reply to the deletion itself is lost: to the next invocation the integration response is not there. */
    @Test
    void aDeleteThatIsCalledBackIsDoneThoughNothingIsThereAnyMore() {
        Properties created = desk.succeed(
                CloudFormationRequest.of(Action.CREATE, desk.integration().withAllContents()));
        desk.service()
                .inject(
                        Fault.first(1, "DeleteIntegrationResponse", FaultKind.REPLY_LOST),
                        failures("DeleteIntegrationResponse", FaultKind.CONCURRENT_MODIFICATION));

        List<HandlerAnswer> answers = calledBack(CloudFormationRequest.of(Action.DELETE, created.identifier()));

        assertThat(answers.get(0).model()).isEqualTo(created.identifier());
        assertThat(last(answers).json().has("resourceModel")).isFalse();
        assertThat(desk.held(created)).isEmpty();
    }

    private void assertCalledBackAndCreatedOnce(Properties wanted) {
        Properties created = last(calledBack(CloudFormationRequest.of(Action.CREATE, wanted)))
                .model();
        assertThat(created).isEqualTo(wanted.with("IntegrationResponseId", created.id()));
        assertThat(desk.held(created)).containsExactly(created.stored());
    }

    /** The answers of an operation that has to be called back, and to succeed then. */
    private List<HandlerAnswer> calledBack(CloudFormationRequest request) {
        List<HandlerAnswer> answers = CloudFormation.answers(desk, request);
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
