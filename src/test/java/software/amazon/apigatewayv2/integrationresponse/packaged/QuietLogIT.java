package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.cloudformation.Action;

/** What the packaged function logs: one line about each invocation, and nothing that is nobody else's business. */
class QuietLogIT {
    private static final String SECRET_TEMPLATE = "SECRET-template-body";
    private static final String SECRET_PARAMETER = "'SECRET-parameter-value'";
    private static final String HELD_TEMPLATE = "SECRET-template-held";
    private static final List<String> CREDENTIALS = List.of(
            CloudFormationRequest.CALLER.getAccessKeyId(),
            CloudFormationRequest.CALLER.getSecretAccessKey(),
            CloudFormationRequest.CALLER.getSessionToken());

    @ParameterizedTest
    @EnumSource
    void everyInvocationLogsOneLineAndNoSecret(Entrypoint entrypoint) {
        FunctionHarness harness = FunctionHarness.open();
        List<CloudFormationRequest> invoked = new ArrayList<>();
        try (harness) {
            for (Optional<FaultKind> fault : troubles()) {
                for (Action action : Action.values()) {
                    CloudFormationRequest request = request(harness, action);
                    String struck = action == Action.UPDATE ? "UpdateIntegrationResponse" : Fault.ANY_OPERATION;
                    fault.ifPresent(kind -> harness.service().inject(Fault.first(1, struck, kind)));
                    harness.invoke(entrypoint, request);
                    harness.service().clearFaults();
                    invoked.add(request);
                }
            }
        }

        assertQuiet(harness);
        for (CloudFormationRequest request : invoked) {
            assertThat(linesAbout(request.token(), harness))
                    .as("%s", request.action())
                    .singleElement()
                    .asString()
                    .contains("operation=" + request.action())
                    .containsPattern("outcome=(SUCCESS|FAILED|IN_PROGRESS)")
                    .containsPattern("code=\\w+")
                    .containsPattern("calls=\\d+");
        }
        assertThat(operationLines(harness)).hasSameSizeAs(invoked);
    }

    @ParameterizedTest
    @EnumSource
    void badInputIsNotLogged(WayIn way) {
        FunctionHarness harness = FunctionHarness.open();
        try (harness) {
            ResourceProperties held = harness.existing(harness.integration(), held());
            BadInput.all().filter(way::judges).forEach(input -> way.invoke(harness, spoilt(input, held)));
        }

        assertQuiet(harness);
    }

    private static CloudFormationRequest spoilt(BadInput input, ResourceProperties held) {
        CloudFormationRequest request = input.request(held);
        ResourceProperties desired = request.desired().orElseThrow();
        ResourceProperties telling = desired.values().containsKey("ResponseTemplates")
                ? desired
                : desired.with("ResponseTemplates", Map.of("application/json", SECRET_TEMPLATE));
        return request.withDesired(Optional.of(telling));
    }

    @Test
    void aTemplateWhereAnotherTypeBelongsIsNotLogged() {
        FunctionHarness harness = FunctionHarness.open();
        try (harness) {
            ResourceProperties integration = harness.integration().with("IntegrationResponseKey", "$default");
            harness.handle(Action.CREATE, integration.with("ResponseTemplates", SECRET_TEMPLATE));
            harness.handle(Action.CREATE, integration.with("ResponseTemplates", List.of(SECRET_TEMPLATE)));
            harness.handle(Action.CREATE, integration.with("ApiId", Map.of(SECRET_TEMPLATE, SECRET_TEMPLATE)));
            harness.handle(Action.CREATE, integration.with("ResponseTemplates", Map.of("a", List.of(SECRET_TEMPLATE))));
        }

        assertQuiet(harness);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenCannotPassForALine(Entrypoint entrypoint) {
        FunctionHarness harness = FunctionHarness.open();
        try (harness) {
            harness.invoke(
                    entrypoint,
                    request(harness, Action.READ).withToken("t\r\noperation=DELETE token=x outcome=SUCCESS code=none"));
        }

        assertThat(operationLines(harness)).singleElement().asString().startsWith("operation=READ token=t");
        assertThat(operationLines(harness).get(0).split("outcome=", -1)).hasSize(2);
    }

    /** Every action, once well and once with each thing that may go wrong with its first call, of an update its change. */
    private static List<Optional<FaultKind>> troubles() {
        List<Optional<FaultKind>> troubles = new ArrayList<>();
        troubles.add(Optional.empty());
        for (FaultKind kind : FaultKind.values()) {
            if (kind != FaultKind.SLOW) {
                troubles.add(Optional.of(kind));
            }
        }
        return troubles;
    }

    private static CloudFormationRequest request(FunctionHarness harness, Action action) {
        ResourceProperties held = harness.existing(harness.integration(), held());
        ResourceProperties wanted = held.with("IntegrationResponseKey", "/5\\d\\d/")
                .with("ResponseParameters", Map.of("method.response.header.x", SECRET_PARAMETER))
                .with("ResponseTemplates", Map.of("application/json", SECRET_TEMPLATE));
        return switch (action) {
            case CREATE -> CloudFormationRequest.of(action, wanted.without("IntegrationResponseId"));
            case UPDATE -> CloudFormationRequest.update(wanted, held);
            case LIST -> CloudFormationRequest.of(action, held.integration());
            default -> CloudFormationRequest.of(action, held.identifier());
        };
    }

    private static StoredIntegrationResponse held() {
        return StoredIntegrationResponse.ofKey("$default")
                .with(Member.RESPONSE_TEMPLATES, Map.of("application/json", HELD_TEMPLATE));
    }

    private static void assertQuiet(FunctionHarness closed) {
        assertThat(closed.function().log())
                .doesNotContain(CREDENTIALS)
                .doesNotContainIgnoringCase("SECRET")
                .doesNotContain("AWS4-HMAC-SHA256", "\tat ");
    }

    private static List<String> linesAbout(String token, FunctionHarness closed) {
        return operationLines(closed).stream()
                .filter(line -> line.contains("token=" + token))
                .toList();
    }

    private static List<String> operationLines(FunctionHarness closed) {
        return closed.function()
                .log()
                .lines()
                .filter(line -> line.contains("operation="))
                .toList();
    }
}
