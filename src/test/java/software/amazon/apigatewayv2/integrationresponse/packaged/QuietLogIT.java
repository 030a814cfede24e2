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
        FunctionDesk desk = FunctionDesk.open();
        List<CloudFormationRequest> invoked = new ArrayList<>();
        try (desk) {
            for (Optional<FaultKind> fault : troubles()) {
                for (Action action : Action.values()) {
                    CloudFormationRequest request = request(desk, action);
                    fault.ifPresent(kind -> desk.service().inject(Fault.first(1, Fault.ANY_OPERATION, kind)));
                    desk.invoke(entrypoint, request);
                    desk.service().clearFaults();
                    invoked.add(request);
                }
            }
        }

        assertQuiet(desk);
        for (CloudFormationRequest request : invoked) {
            assertThat(linesAbout(request.token(), desk))
                    .as("%s", request.action())
                    .singleElement()
                    .asString()
                    .contains("operation=" + request.action())
                    .containsPattern("outcome=(SUCCESS|FAILED|IN_PROGRESS)")
                    .containsPattern("code=\\w+")
                    .containsPattern("calls=\\d+");
        }
        assertThat(operationLines(desk)).hasSameSizeAs(invoked);
    }

    @ParameterizedTest
    @EnumSource
    void badInputIsNotLogged(WayIn way) {
        FunctionDesk desk = FunctionDesk.open();
        try (desk) {
            Properties held = desk.existing(desk.integration(), held());
            BadInput.all().filter(way::judges).forEach(input -> way.invoke(desk, spoilt(input, held)));
        }

        assertQuiet(desk);
    }

    private static CloudFormationRequest spoilt(BadInput input, Properties held) {
        CloudFormationRequest request = input.request(held);
        Properties desired = request.desired().orElseThrow();
        Properties telling = desired.values().containsKey("ResponseTemplates")
                ? desired
                : desired.with("ResponseTemplates", Map.of("application/json", SECRET_TEMPLATE));
        return request.withDesired(Optional.of(telling));
    }

    @Test
    void aTemplateWhereAnotherTypeBelongsIsNotLogged() {
        FunctionDesk desk = FunctionDesk.open();
        try (desk) {
            Properties integration = desk.integration().with("IntegrationResponseKey", "$default");
            desk.handle(Action.CREATE, integration.with("ResponseTemplates", SECRET_TEMPLATE));
            desk.handle(Action.CREATE, integration.with("ResponseTemplates", List.of(SECRET_TEMPLATE)));
            desk.handle(Action.CREATE, integration.with("ApiId", Map.of(SECRET_TEMPLATE, SECRET_TEMPLATE)));
            desk.handle(Action.CREATE, integration.with("ResponseTemplates", Map.of("a", List.of(SECRET_TEMPLATE))));
        }

        assertQuiet(desk);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenCannotPassForALine(Entrypoint entrypoint) {
        FunctionDesk desk = FunctionDesk.open();
        try (desk) {
            desk.invoke(
                    entrypoint,
                    request(desk, Action.READ).withToken("t\r\noperation=DELETE token=x outcome=SUCCESS code=none"));
        }

        assertThat(operationLines(desk)).singleElement().asString().startsWith("operation=READ token=t");
        assertThat(operationLines(desk).get(0).split("outcome=", -1)).hasSize(2);
    }

    /** Every action, once well and once with each thing that may go wrong with its first call. */
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

    private static CloudFormationRequest request(FunctionDesk desk, Action action) {
        Properties held = desk.existing(desk.integration(), held());
        Properties wanted = held.with("IntegrationResponseKey", "/5\\d\\d/")
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
                .withResponseTemplates(Map.of("application/json", HELD_TEMPLATE));
    }

    private static void assertQuiet(FunctionDesk closed) {
        assertThat(closed.function().log())
                .doesNotContain(CREDENTIALS)
                .doesNotContainIgnoringCase("SECRET")
                .doesNotContain("AWS4-HMAC-SHA256", "\tat ");
    }

    private static List<String> linesAbout(String token, FunctionDesk closed) {
        return operationLines(closed).stream()
                .filter(line -> line.contains("token=" + token))
                .toList();
    }

    private static List<String> operationLines(FunctionDesk closed) {
        return closed.function()
                .log()
                .lines()
                .filter(line -> line.contains("operation="))
                .toList();
    }
}
