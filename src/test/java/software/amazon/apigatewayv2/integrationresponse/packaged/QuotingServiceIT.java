package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.ReceivedRequest;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.StubResponse;
import software.amazon.cloudformation.Action;

/** A service whose answers quote what it was sent: that is for the caller to read, and never for the log. */
class QuotingServiceIT {
    private static final String SECRET_TEMPLATE = "SECRET-template-body";
    private static final ResourceProperties MODEL = ResourceProperties.none()
            .with("ApiId", "a")
            .with("IntegrationId", "b")
            .with("IntegrationResponseKey", "$default")
            .with("ResponseTemplates", Map.of("application/json", SECRET_TEMPLATE));
    private static final CloudFormationRequest CREATE = CloudFormationRequest.of(Action.CREATE, MODEL);
    private static final CloudFormationRequest UPDATE =
            CloudFormationRequest.update(MODEL.with("IntegrationResponseId", "c"), MODEL);
    private static final List<String> CREDENTIALS = List.of(
            CloudFormationRequest.CALLER.getAccessKeyId(),
            CloudFormationRequest.CALLER.getSecretAccessKey(),
            CloudFormationRequest.CALLER.getSessionToken());

    @ParameterizedTest
    @CsvSource({"400, BadRequestException", "403, AccessDeniedException", "404, NotFoundException", "402, Payment"})
    void aTemplateInARefusalIsSaidButNotLogged(int status, String errorType) {
        Heard heard = invoke(sent -> changed(sent, refusal(status, errorType, "This is wrong: " + sent.body())));

        assertThat(heard.update.message()).contains(SECRET_TEMPLATE);
        assertThat(heard.log).doesNotContain(SECRET_TEMPLATE);
    }

    /** A conflict is retried, so that no word of it is answered yet. */
    @Test
    void aTemplateInAConflictIsNotLogged() {
        Heard heard = invoke(sent -> changed(sent, refusal(409, "ConflictException", "This is wrong: " + sent.body())));

        assertThat(heard.log).doesNotContain(SECRET_TEMPLATE);
    }

    /** The JSON reader says which word it could not understand. */
    @Test
    void aTemplateInAnAnswerThatIsNotJsonIsNotLogged() {
        Heard heard = invoke(sent -> new StubResponse(200, Map.of(), SECRET_TEMPLATE));

        assertThat(heard.log).doesNotContain("SECRET");
    }

    /** Where a signature does not match, AWS shows the headers that should have been signed, session token included. */
    @ParameterizedTest
    @ValueSource(strings = {"InvalidSignatureException", "IncompleteSignatureException", "SignatureDoesNotMatch"})
    void credentialsInARefusalAreNeitherSaidNorLogged(String errorType) {
        Heard heard = invoke(sent -> refusal(
                403,
                errorType,
                "The Canonical String should have been 'x-amz-security-token:%s', Authorization '%s'"
                        .formatted(sent.header("X-Amz-Security-Token"), sent.header("Authorization"))));

        assertThat(List.of(heard.create, heard.update)).allSatisfy(answer -> {
            assertThat(answer.errorCode()).isEqualTo("InvalidCredentials");
            assertThat(answer.message()).isNotBlank().doesNotContain(CREDENTIALS);
        });
        assertThat(heard.log).doesNotContain(CREDENTIALS);
    }

    /** Whatever refuses, and however it quotes what it was sent. */
    @ParameterizedTest
    @CsvSource({"400, BadRequestException", "403, AccessDeniedException", "402, Payment"})
    void theSessionTokenIsNeitherSaidNorLogged(int status, String errorType) {
        Heard heard = invoke(sent -> refusal(status, errorType, "It is wrong: " + sent.header("X-Amz-Security-Token")));

        assertThat(List.of(heard.create, heard.update))
                .allSatisfy(answer -> assertThat(answer.message()).isNotBlank().doesNotContain(CREDENTIALS));
        assertThat(heard.log).doesNotContain(CREDENTIALS);
    }

    private static Heard invoke(Function<ReceivedRequest, StubResponse> service) {
        try (StubEndpoint quoting = StubEndpoint.start(service)) {
            PackagedFunction function = PackagedJar.start(PackagedFunction.environment(quoting.uri()));
            HandlerAnswer create;
            HandlerAnswer update;
            try (function) {
                create = HandlerAnswer.read(function.invoke(Entrypoint.HANDLE, CREATE.event(Entrypoint.HANDLE)));
                update = HandlerAnswer.read(function.invoke(Entrypoint.HANDLE, UPDATE.event(Entrypoint.HANDLE)));
            }
            return new Heard(create, update, function.log());
        }
    }

    /** The response to what changes something; a look finds what is to be updated. */
    private static StubResponse changed(ReceivedRequest sent, StubResponse response) {
        return sent.method().equals("GET")
                ? new StubResponse(
                        200, Map.of(), "{\"integrationResponseId\": \"c\", \"integrationResponseKey\": \"/4/\"}")
                : response;
    }

    private static StubResponse refusal(int status, String errorType, String message) {
        return new StubResponse(
                status,
                Map.of("x-amzn-ErrorType", errorType),
                JsonNodeFactory.instance.objectNode().put("message", message).toString());
    }

    /** What a caller and a reader of the log hear. */
    private record Heard(HandlerAnswer create, HandlerAnswer update, String log) {}
}
