package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.ReceivedRequest;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.StubResponse;
import software.amazon.cloudformation.Action;

/**
 * A service whose responses quote what it was sent: that is for the caller to read, and never for the log, in which the harness
 * looks for all of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotingServiceIT {
    private static final String SECRET_TEMPLATE = "SECRET-template-body";
    private static final ResourceProperties MODEL = ResourceProperties.none()
            .with("ApiId", "a")
            .with("IntegrationId", "b")
            .with("IntegrationResponseKey", "$default")
            .with("ResponseTemplates", Map.of("application/json", SECRET_TEMPLATE));
    private static final ResourceProperties HELD = MODEL.with("IntegrationResponseId", "c");

    /** The response to whatever changes something, until it is taken away. */
    private final AtomicReference<Function<ReceivedRequest, StubResponse>> toAChange = new AtomicReference<>();

    @AutoClose
    private final StubEndpoint service = StubEndpoint.start(this::respond);

    @AutoClose
    private final FunctionHarness harness = FunctionHarness.open(
            Map.of("AWS_ENDPOINT_URL_APIGATEWAYV2", service.uri().toString()));

    @ParameterizedTest
    @CsvSource({"400, BadRequestException", "403, AccessDeniedException", "404, NotFoundException", "402, Payment"})
    void saysATemplateInARefusalButDoesNotLogIt(int status, String errorType) {
        toAChange.set(sent -> refusal(status, errorType, "This is wrong: " + sent.body()));

        assertThat(createAndUpdate())
                .allSatisfy(response -> assertThat(response.message()).contains(SECRET_TEMPLATE));
    }

    /** Two that are retried, and the second is of no JSON: the JSON reader says which word it could not understand. */
    @ParameterizedTest
    @CsvSource({"409, ConflictException", "200, ''"})
    void doesNotLogATemplateInAResponseAfterWhichItRetries(int status, String errorType) {
        for (CloudFormationRequest request : requests()) {
            toAChange.set(sent -> {
                toAChange.set(again -> found());
                return status == 200
                        ? new StubResponse(status, Map.of(), SECRET_TEMPLATE)
                        : refusal(status, errorType, "This is wrong: " + sent.body());
            });

            harness.succeed(request);
        }
    }

    /** Where a signature does not match, AWS shows the headers that should have been signed; others may do so, too. */
    @ParameterizedTest
    @CsvSource({
        "403, InvalidSignatureException, InvalidCredentials",
        "403, IncompleteSignatureException, InvalidCredentials",
        "403, SignatureDoesNotMatch, InvalidCredentials",
        "403, AccessDeniedException, AccessDenied",
        "400, BadRequestException, InvalidRequest",
        "402, Payment, GeneralServiceException"
    })
    void neitherSaysNorLogsTheSessionToken(int status, String errorType, String code) {
        toAChange.set(sent -> refusal(
                status, errorType, "It should have been 'x-amz-security-token:" + sent.header("X-Amz-Security-Token")));

        assertThat(createAndUpdate()).allSatisfy(response -> {
            assertThat(response.errorCode()).isEqualTo(code);
            assertThat(response.message()).doesNotContain(CloudFormationRequest.CREDENTIALS);
        });
    }

    private List<HandlerResponse> createAndUpdate() {
        return requests().stream().map(harness::handle).toList();
    }

    private static List<CloudFormationRequest> requests() {
        return List.of(
                CloudFormationRequest.of(Action.CREATE, MODEL),
                CloudFormationRequest.update(HELD, HELD.without("ResponseTemplates")));
    }

    /** A look finds what is to be updated, and nothing that was created. */
    private StubResponse respond(ReceivedRequest sent) {
        if (!sent.method().equals("GET")) {
            return toAChange.get().apply(sent);
        }
        return sent.path().endsWith("/integrationresponses")
                ? new StubResponse(200, Map.of(), "{\"items\": []}")
                : new StubResponse(
                        200, Map.of(), "{\"integrationResponseId\": \"c\", \"integrationResponseKey\": \"$default\"}");
    }

    private static StubResponse found() {
        return new StubResponse(
                201,
                Map.of(),
                "{\"integrationResponseId\": \"c\", \"integrationResponseKey\": \"$default\","
                        + " \"responseTemplates\": {\"application/json\": \"" + SECRET_TEMPLATE + "\"}}");
    }

    private static StubResponse refusal(int status, String errorType, String message) {
        return new StubResponse(
                status,
                Map.of("x-amzn-ErrorType", errorType),
                JsonNodeFactory.instance.objectNode().put("message", message).toString());
    }
}
