package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.cloudformation.Action;

/**
 * Operations that meet trouble, and those that one invocation cannot end: CloudFormation then invokes another instance
 * of the function, to which nothing comes but the event. How often and how long is retried, tests in virtual time show.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubledServiceIT {
    @AutoClose
    private final FunctionHarness harness = FunctionHarness.open();

    @AutoClose
    private final FunctionHarness another = harness.another();

    @AfterEach
    void makeTheServiceWellAgain() {
        harness.service().clearFaults();
    }

    /** Each trouble with one of the actions, in turn; the harness looks for the secrets in the log. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLOW")
    void logsOneLineAndNoSecretInAnyTrouble(FaultKind kind) {
        for (Entrypoint entrypoint : Entrypoint.values()) {
            Action action = Action.values()[(kind.ordinal() + 2 * entrypoint.ordinal()) % Action.values().length];
            CloudFormationRequest request = CloudFormationRequest.good(
                    action, harness.existing(harness.integration(), StoredIntegrationResponse.ofKey("$default")));
            harness.service()
                    .inject(Fault.first(
                            1, action == Action.UPDATE ? "UpdateIntegrationResponse" : Fault.ANY_OPERATION, kind));

            harness.invoke(entrypoint, request);

            assertThat(harness.loggedTokens()).containsOnlyOnce(request.loggedToken());
            harness.service().clearFaults();
        }
    }

    /** The response is lost after the creation, and then the service is busy for longer than one invocation waits. */
    @Test
    void findsWhatItCreatedWhenItIsCalledBackAfterALostResponse() {
        ResourceProperties wanted = harness.integration().withAllContents();
        harness.service()
                .inject(
                        Fault.first(1, "CreateIntegrationResponse", FaultKind.REPLY_LOST),
                        Fault.every("GetIntegrationResponses", FaultKind.THROTTLE));
        CloudFormationRequest request = CloudFormationRequest.of(Action.CREATE, wanted);

        HandlerResponse waiting = harness.handle(request);
        assertThat(waiting.status()).isEqualTo("IN_PROGRESS");
        harness.service().clearFaults();
        ResourceProperties created = another.succeed(request.after(waiting));

        assertThat(created).isEqualTo(wanted.with("IntegrationResponseId", created.id()));
        assertThat(harness.held(wanted)).containsExactly(created.stored());
    }

    /** The one trouble that no invocation waits for: a sibling of the stack may be giving the key up. */
    @Test
    void updatesWhenItIsCalledBackAndTheKeyIsFree() {
        ResourceProperties integration = harness.integration();
        ResourceProperties owner = harness.existing(integration, StoredIntegrationResponse.ofKey("$default"));
        ResourceProperties before = harness.existing(integration, StoredIntegrationResponse.ofKey("/4/"));
        ResourceProperties wanted = before.withAllContents();
        CloudFormationRequest request = CloudFormationRequest.update(wanted, before);

        HandlerResponse waiting = harness.handle(request);
        assertThat(waiting.status()).isEqualTo("IN_PROGRESS");
        assertThat(waiting.model()).isEqualTo(wanted);
        harness.service().remove(owner.text("ApiId"), owner.text("IntegrationId"), owner.id());

        assertThat(another.succeed(request.after(waiting))).isEqualTo(wanted);
        assertThat(harness.held(integration)).containsExactly(wanted.stored());
    }
}
