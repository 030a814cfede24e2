package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.LoggerProxy;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Each row of the error table: what the service answers, or fails to, and the code that CloudFormation is told. */
class ErrorsTest {

    private static final String TEXT_OF_CONFLICT =
            "Unable to complete operation due to concurrent modification. Please try again later.";

    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource({
        "404, NotFoundException, gone, NotFound",
        "400, BadRequestException, wrong, InvalidRequest",
        "409, ConflictException, concurrent modification, ResourceConflict",
        "409, ConflictException, it already exists, ResourceConflict",
        "409, ConflictException, not now, ResourceConflict",
        "400, ConflictException, not now, ResourceConflict",
        "429, ConflictException, slow down, Throttling",
        "429, LimitExceededException, slow down, Throttling",
        "400, LimitExceededException, slow down, Throttling",
        "429, ConflictException, Maximum number of Responses for this API has been reached., ServiceLimitExceeded",
        "400, LimitExceededException, MAXIMUM  number\\tof Xs was Reached, ServiceLimitExceeded",
        "400, '', Maximum number of Xs has been reached. Please request more., ServiceLimitExceeded",
        "503, '', The maximum\\nnumber of Xs for this API has been reached., ServiceInternalError",
        "429, '', Maximum number of requests per second reached, Throttling",
        "429, '', Maximum number of calls per second reached, Throttling",
        "429, '', The maximum number of the rate is reached, Throttling",
        "429, ConflictException, Maximum number of concurrent requests reached, Throttling",
        "429, TooManyRequestsException, slow down, Throttling",
        "400, ThrottlingException, slow down, Throttling",
        "400, Throttling, slow down, Throttling",
        "400, RequestThrottled, slow down, Throttling",
        "400, SlowDown, slow down, Throttling",
        "400, PriorRequestNotComplete, slow down, Throttling",
        "503, RequestLimitExceeded, slow down, Throttling",
        "403, AccessDeniedException, not you, AccessDenied",
        "403, ExpiredToken, old, InvalidCredentials",
        "403, ExpiredTokenException, old, InvalidCredentials",
        "403, UnrecognizedClientException, who, InvalidCredentials",
        "403, InvalidClientTokenId, who, InvalidCredentials",
        "403, InvalidSignatureException, bad, InvalidCredentials",
        "403, SignatureDoesNotMatch, bad, InvalidCredentials",
        "403, IncompleteSignatureException, bad, InvalidCredentials",
        "403, MissingAuthenticationTokenException, none, InvalidCredentials",
        "403, RequestExpired, clock, InvalidCredentials",
        "400, '', wrong, InvalidRequest",
        "401, '', who, InvalidCredentials",
        "403, '', not you, AccessDenied",
        "404, '', gone, NotFound",
        "409, '', concurrent modification, ResourceConflict",
        "409, '', it Already  Exists, ResourceConflict",
        "409, '', not now, ResourceConflict",
        "429, '', slow down, Throttling",
        "500, InternalServerErrorException, oops, ServiceInternalError",
        "502, '', oops, ServiceInternalError",
        "599, '', oops, ServiceInternalError",
        "402, '', pay, GeneralServiceException",
        "418, NewException, teapot, GeneralServiceException",
        "499, '', gone away, GeneralServiceException",
        "302, '', elsewhere, GeneralServiceException",
    })
    void whatTheServiceAnswers(int status, String code, String message, HandlerErrorCode expected) {
        ProgressEvent<ResourceModel, CallbackContext> event =
                readFrom(status, code, "{\"message\": \"" + message + "\"}");

        assertThat(event.getErrorCode()).isEqualTo(expected);
        assertThat(event.getMessage()).isNotBlank();
        if (expected == HandlerErrorCode.InvalidCredentials) {
            assertThat(event.getMessage())
                    .contains(code)
                    .as("may quote signed headers")
                    .doesNotContain(message);
        } else if (expected == HandlerErrorCode.Throttling) {
            assertThat(event.getMessage()).startsWith("Given up after ").contains(message);
        } else if (status >= 400) {
            assertThat(event.getMessage()).contains(message.replace("\\t", "\t").replace("\\n", "\n"));
        }
        assertThat(event.getMessage())
                .contains("(Service: ApiGatewayV2, Status Code: " + status + ", Request ID: id-1)");
    }

    @Test
    void theWordsOfARealConflictAreKnown() {
        assertThat(readFrom(409, "ConflictException", "{\"message\": \"" + TEXT_OF_CONFLICT + "\"}")
                        .getErrorCode())
                .isEqualTo(HandlerErrorCode.ResourceConflict);
    }

    /** Some of them come without a code, or with one that is not in the table. */
    @ParameterizedTest
    @CsvSource({
        "403, '', The canonical string should have been 'x-amz-date:SECRET'",
        "403, AccessDeniedException, Authorization: AWS4-HMAC-SHA256 SECRET",
        "400, IncompleteSignature, Authorization header requires 'Signature' parameter SECRET",
        "401, '', SECRET",
        "403, NewException, the session TOKEN-SECRET/1+2= is wrong",
        "400, BadRequestException, the session TOKEN-SECRET/1+2= is wrong",
        "500, '', the session TOKEN-SECRET/1+2= is wrong",
        "402, '', the key AKIDSECRET is wrong",
    })
    void wordsThatMayQuoteCredentialsAreLeftOut(int status, String code, String words) {
        assertThat(readFrom(status, code, "{\"message\": \"" + words + "\"}").getMessage())
                .contains("API Gateway responded with " + status)
                .doesNotContain("SECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "400, BadRequestException, Invalid mapping expression: method.response.header.X-Signature",
        "400, '', Invalid value of method.response.header.Link: </>; rel=canonical",
        "403, AccessDeniedException, User: arn:aws:sts::1:assumed-role/r is not authorized to perform: apigateway:GET"
                + " on resource: arn:aws:apigateway:us-east-1::/apis/a",
        "403, NewException, Signature and credentials are fine but the organization says no",
    })
    void wordsThatHelpAreKept(int status, String code, String words) {
        assertThat(readFrom(status, code, "{\"message\": \"" + words + "\"}").getMessage())
                .startsWith(words);
    }

    @Test
    void anErrorWithoutWordsIsNamedByItsStatusAndCode() {
        assertThat(readFrom(403, "AccessDeniedException", "").getMessage())
                .isEqualTo("API Gateway responded with 403 AccessDeniedException"
                        + " (Service: ApiGatewayV2, Status Code: 403, Request ID: id-1)");
        assertThat(readFrom(404, "", "{}").getMessage())
                .isEqualTo(
                        "API Gateway responded with 404 (Service: ApiGatewayV2, Status Code: 404, Request ID: id-1)");
    }

    @Test
    void withoutARequestIdTheMessageEndsWithTheStatus() {
        ProgressEvent<ResourceModel, CallbackContext> event = read(exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });

        assertThat(event.getMessage())
                .isEqualTo("API Gateway responded with 404 (Service: ApiGatewayV2, Status Code: 404)");
    }

    @Test
    void aLongMessageIsShortenedInTheMiddle() {
        String words = "begins " + "x".repeat(5_000) + " ends";

        String message = readFrom(400, "BadRequestException", "{\"message\": \"" + words + "\"}")
                .getMessage();

        assertThat(message)
                .startsWith("begins xxx")
                .contains("xxx ... xxx")
                .endsWith("xxx ends (Service: ApiGatewayV2, Status Code: 400, Request ID: id-1)")
                .hasSizeLessThanOrEqualTo(1_024);
    }

    @ParameterizedTest
    @CsvSource({"'<html>'", "'{\"integrationResponseId\": \"a\"}'", "'{\"integrationResponseKey\": \"a\"}'", "'{}'"})
    void anAnswerThatCannotBeReadOrSaysTooLittle(String body) {
        ProgressEvent<ResourceModel, CallbackContext> event = readFrom(200, "", body);

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage()).contains(": API Gateway's response could not be read");
    }

    @Test
    void anAnswerThatEndsTooEarly() {
        ProgressEvent<ResourceModel, CallbackContext> event = read(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertThat(event.getErrorCode())
                .isIn(HandlerErrorCode.NetworkFailure, HandlerErrorCode.GeneralServiceException);
    }

    @Test
    void noAnswerInTime() {
        ProgressEvent<ResourceModel, CallbackContext> event = read(exchange -> {});

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.NetworkFailure);
        assertThat(event.getMessage()).contains(": API Gateway did not respond in time");
    }

    @Test
    void aConnectionThatIsClosed() {
        ProgressEvent<ResourceModel, CallbackContext> event = read(HttpExchange::close);

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.NetworkFailure);
        assertThat(event.getMessage()).contains(": The connection to API Gateway was lost");
    }

    @Test
    void nobodyListening() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ProgressEvent<ResourceModel, CallbackContext> event = create("http://127.0.0.1:" + port);

        assertThat(event.isInProgress())
                .as("nothing was sent, so it may be tried again")
                .isTrue();
        assertThat(event.getCallbackContext().attempts().mayHaveHappened()).isFalse();
    }

    @Test
    void aHostThatDoesNotExist() {
        ProgressEvent<ResourceModel, CallbackContext> event = create("http://nowhere.invalid");

        assertThat(event.isInProgress()).isTrue();
        assertThat(event.getCallbackContext().attempts().mayHaveHappened()).isFalse();
    }

    private static ProgressEvent<ResourceModel, CallbackContext> readFrom(int status, String code, String body) {
        return read(exchange -> {
            exchange.getResponseHeaders().add("x-amzn-RequestId", "id-1");
            if (!code.isEmpty()) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", code);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static ProgressEvent<ResourceModel, CallbackContext> read(HttpHandler answer) {
        try (LoopbackServer server = LoopbackServer.start(0, answer);
                SdkHttpClient http = ApacheHttpClient.create();
                ApiGatewayV2Client client = client(server.endpoint().toString(), http)) {
            return new ConnectedHandler(Action.READ, provider(client))
                    .handleRequest(caller(), HandlerHarness.requestOf(model()), null, text -> {});
        }
    }

    private static ProgressEvent<ResourceModel, CallbackContext> create(String endpoint) {
        try (SdkHttpClient http = ApacheHttpClient.create();
                ApiGatewayV2Client client = client(endpoint, http)) {
            ResourceModel asked = model().toBuilder()
                    .integrationResponseId(null)
                    .integrationResponseKey("$default")
                    .build();
            return new ConnectedHandler(Action.CREATE, provider(client))
                    .handleRequest(caller(), HandlerHarness.requestOf(asked), null, text -> {});
        }
    }

    private static ApiGatewayV2Client client(String endpoint, SdkHttpClient http) {
        return new SdkClients(
                        Map.of(
                                "AWS_REGION",
                                "us-east-1",
                                "AWS_ENDPOINT_URL_APIGATEWAYV2",
                                endpoint,
                                "AWS_ENDPOINT_URL",
                                ""),
                        http)
                .apiGateway(Duration.ofMillis(500));
    }

    /** Half of the longest wait each time: a read that is retried gives up after a few calls. */
    private static ServiceAccess provider(ApiGatewayV2Client client) {
        return new ServiceAccess(client, new VirtualTiming(() -> 0.999, () -> 0));
    }

    private static AmazonWebServicesClientProxy caller() {
        return new AmazonWebServicesClientProxy(
                new LoggerProxy(), new Credentials("AKIDSECRET", "SECRET-KEY", "TOKEN-SECRET/1+2="), () -> 60_000L);
    }

    private static ResourceModel model() {
        return ResourceModel.builder()
                .apiId("api1")
                .integrationId("int1")
                .integrationResponseId("res1")
                .build();
    }
}
