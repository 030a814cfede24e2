package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.ReceivedRequest;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.StubResponse;
import software.amazon.cloudformation.Action;

/**
 * A service whose responses quote what it was sent: that is for the caller to read, and never for the log, in which the
 * harness looks for all of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotingServiceIT {
    private static final String SECRET_TEMPLATE = "SECRET-template-body";
    private static final ResourceProperties MODEL = ResourceProperties.of("a", "b")
            .with("IntegrationResponseKey", "$default")
            .with("ResponseTemplates", Map.of("application/json", SECRET_TEMPLATE));
    private static final ResourceProperties HELD = MODEL.with("IntegrationResponseId", "c");
    private static final String BARE = "{\"integrationResponseId\": \"c\", \"integrationResponseKey\": \"$default\"}";

    /** The responses to what changes something, in order. */
    private final Queue<Function<ReceivedRequest, StubResponse>> toChanges = new ArrayDeque<>();

    @AutoClose
    private final StubEndpoint service = StubEndpoint.start(this::respond);

    @AutoClose
    private final FunctionHarness harness = FunctionHarness.open(
            Map.of("AWS_ENDPOINT_URL_APIGATEWAYV2", service.uri().toString()));

    /** Where a signature does not match, AWS shows the headers that should have been signed; others may do so, too. */
    @ParameterizedTest
    @CsvSource({
        "template, 400, BadRequestException, InvalidRequest",
        "template, 402, Payment, GeneralServiceException",
        "template, 403, AccessDeniedException, AccessDenied",
        "template, 404, NotFoundException, NotFound",
        "token, 400, BadRequestException, InvalidRequest",
        "token, 402, Payment, GeneralServiceException",
        "token, 403, AccessDeniedException, AccessDenied",
        "token, 403, InvalidSignatureException, InvalidCredentials",
    })
    void saysATemplateInARefusalButNoSessionTokenAndLogsNeither(
            String quoted, int status, String errorType, String code) {
        boolean quotesTemplate = quoted.equals("template");
        for (CloudFormationRequest request : requests()) {
            toChanges.add(sent -> StubResponse.refusal(
                    status,
                    errorType,
                    quotesTemplate
                            ? "This is wrong: " + sent.body()
                            : "Sign 'x-amz-security-token:" + sent.header("X-Amz-Security-Token")));

            HandlerResponse response = harness.handle(request);

            assertThat(response.errorCode()).isEqualTo(code);
            assertThat(response.message().contains(SECRET_TEMPLATE)).isEqualTo(quotesTemplate);
            assertThat(response.message()).doesNotContain(CloudFormationRequest.CREDENTIALS);
        }
    }

    /** Two that are retried, and the second is of no JSON: the JSON reader says which word it could not understand. */
    @ParameterizedTest
    @CsvSource({"409, ConflictException, {\"message\": \"This is wrong: %s\"}", "200, '', %s"})
    void doesNotLogATemplateInAResponseAfterWhichItRetries(int status, String errorType, String body) {
        for (CloudFormationRequest request : requests()) {
            toChanges.add(sent -> new StubResponse(status, errorType, body.formatted(SECRET_TEMPLATE)));
            toChanges.add(sent -> StubResponse.ok(BARE.replace(
                    "}", ", \"responseTemplates\": {\"application/json\": \"" + SECRET_TEMPLATE + "\"}}")));

            harness.succeed(request);
        }
    }

    private static List<CloudFormationRequest> requests() {
        return List.of(
                CloudFormationRequest.of(Action.CREATE, MODEL),
                CloudFormationRequest.update(HELD, HELD.without("ResponseTemplates")));
    }

    /** A look finds what is to be updated, and nothing that was created. */
    private StubResponse respond(ReceivedRequest sent) {
        if (!sent.method().equals("GET")) {
            return toChanges.remove().apply(sent);
        }
        return StubResponse.ok(sent.path().endsWith("/integrationresponses") ? "{\"items\": []}" : BARE);
    }
}
