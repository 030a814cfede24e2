package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/**
 * What the service responds, or fails to, and what CloudFormation is told: each row of the error table, and responses
 * that a service should not give.
 */
class ResponsesTest {

    private static final ResourceModel TO_CREATE = ResourceModel.builder()
            .apiId("api1")
            .integrationId("int1")
            .integrationResponseKey("/4/")
            .build();
    private static final ResourceModel MODEL =
            TO_CREATE.toBuilder().integrationResponseId("asked1").build();

    private HttpHandler service = stub(200, "", "{}");
    private final List<String> log = new ArrayList<>();

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start(0, exchange -> service.handle(exchange));

    @AutoClose
    private final SdkHttpClient http = ApacheHttpClient.create();

    @AutoClose
    private final ApiGatewayV2Client client = HandlerHarness.client(server.endpoint(), http, Duration.ofSeconds(5));

    /** Where there are several codes, each is tried. */
    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource({
        "404, NotFoundException, gone, NotFound",
        "400, BadRequestException, wrong, InvalidRequest",
        "409, ConflictException, Unable to complete operation due to concurrent modification. Please try again later., ResourceConflict",
        "409, ConflictException, not now, ResourceConflict",
        "400, ConflictException, not now, ResourceConflict",
        "429, ConflictException LimitExceededException TooManyRequestsException, slow down, Throttling",
        "400, LimitExceededException PriorRequestNotComplete, slow down, Throttling",
        "400, ThrottlingException Throttling RequestThrottled SlowDown, slow down, Throttling",
        "429, ConflictException, Maximum number of Responses for this API has been reached., ServiceLimitExceeded",
        "400, LimitExceededException, MAXIMUM  number\\tof Xs was Reached, ServiceLimitExceeded",
        "400, '', Maximum number of Xs has been reached. Please request more., ServiceLimitExceeded",
        "503, '', The maximum\\nnumber of Xs for this API has been reached., ServiceInternalError",
        "429, '', Maximum number of requests per second reached, Throttling",
        "429, '', Maximum number of calls per second reached, Throttling",
        "429, '', The maximum number of the rate is reached, Throttling",
        "503, RequestLimitExceeded, slow down, Throttling",
        "403, AccessDeniedException, not you, AccessDenied",
        "403, ExpiredToken ExpiredTokenException UnrecognizedClientException, who, InvalidCredentials",
        "403, InvalidSignatureException SignatureDoesNotMatch IncompleteSignatureException, bad, InvalidCredentials",
        "403, MissingAuthenticationTokenException RequestExpired InvalidClientTokenId, none, InvalidCredentials",
        "400, '', wrong, InvalidRequest",
        "401, '', who, InvalidCredentials",
        "403, '', not you, AccessDenied",
        "404, '', gone, NotFound",
        "409, '', not now, ResourceConflict",
        "429, '', slow down, Throttling",
        "500, InternalServerErrorException, oops, ServiceInternalError",
        "599, '', oops, ServiceInternalError",
        "418, NewException, teapot, GeneralServiceException",
        "499, '', gone away, GeneralServiceException",
        "302, '', elsewhere, GeneralServiceException",
    })
    void reportsTheCodeOfEachError(int status, String codes, String words, HandlerErrorCode expected) {
        for (String code : codes.split(" ")) {
            service = stub(status, code, message(words));

            ProgressEvent<ResourceModel, CallbackContext> event = read();

            assertThat(event.getErrorCode()).as(code).isEqualTo(expected);
            assertThat(event.getMessage())
                    .contains("(Service: ApiGatewayV2, Status Code: " + status + ", Request ID: id-1)");
            if (expected == HandlerErrorCode.InvalidCredentials) {
                assertThat(event.getMessage()).contains(code).doesNotContain(words);
            } else if (expected == HandlerErrorCode.Throttling) {
                assertThat(event.getMessage()).startsWith("Given up after ").contains(words);
            } else if (status >= 400) {
                assertThat(event.getMessage())
                        .contains(words.replace("\\t", "\t").replace("\\n", "\n"));
            }
        }
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
    void withholdsWordsThatMayQuoteCredentials(int status, String code, String words) {
        service = stub(status, code, message(words));

        assertThat(read().getMessage())
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
    void keepsMessagesWithoutSecrets(int status, String code, String words) {
        service = stub(status, code, message(words));

        assertThat(read().getMessage()).startsWith(words);
    }

    @Test
    void namesAnErrorWithoutWordsByItsStatusAndCode() {
        service = stub(403, "AccessDeniedException", "");
        assertThat(read().getMessage())
                .isEqualTo("API Gateway responded with 403 AccessDeniedException"
                        + " (Service: ApiGatewayV2, Status Code: 403, Request ID: id-1)");
        service = exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        };
        assertThat(read().getMessage())
                .isEqualTo("API Gateway responded with 404 (Service: ApiGatewayV2, Status Code: 404)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "READ | <html>",
                "READ | {}",
                "READ | {\"integrationResponseId\": \"asked1\"}",
                "READ | {\"integrationResponseKey\": \"/4/\"}",
                "READ | {\"integrationResponseId\": \"other1\", \"integrationResponseKey\": \"/4/\"}",
                "LIST | {\"items\": [{\"integrationResponseId\": \"a\"}]}",
                "LIST | {\"items\": [{\"integrationResponseKey\": \"a\"}]}",
                "LIST | {\"items\": [{\"integrationResponseId\": \"\", \"integrationResponseKey\": \"a\"}]}",
                "LIST | {\"items\": [{\"integrationResponseId\": \"..\", \"integrationResponseKey\": \"a\"}]}",
                "LIST | {\"items\": [{\"integrationResponseId\": \"a/b\", \"integrationResponseKey\": \"a\"}]}",
            })
    void failsALookWhoseResponseCannotBeReadOrIsAboutAnother(Action action, String body) {
        service = stub(200, "", body);

        assertCannotBeRead(complete(action, MODEL));
    }

    @Test
    void failsAnUpdateWhoseResponseIsAboutAnother() {
        String held = "{\"integrationResponseId\": \"asked1\", \"integrationResponseKey\": \"/4/\"}";
        HttpHandler look = stub(200, "", held);
        HttpHandler change = stub(200, "", held.replace("asked1", "other1").replace("/4/", "/5/"));
        service = exchange -> (exchange.getRequestMethod().equals("GET") ? look : change).handle(exchange);

        assertCannotBeRead(complete(
                Action.UPDATE, MODEL.toBuilder().integrationResponseKey("/5/").build()));
    }

    private static void assertCannotBeRead(ProgressEvent<ResourceModel, CallbackContext> event) {
        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage()).contains("API Gateway's response could not be read");
        assertThat(event.getResourceModel()).isNull();
    }

    @Test
    void tellsThatAConnectionWasLost() {
        service = HttpExchange::close;

        assertThat(read().getErrorCode()).isEqualTo(HandlerErrorCode.NetworkFailure);
        assertThat(read().getMessage()).contains(": The connection to API Gateway was lost");
    }

    /** Two calls take all the time that a read has. */
    @Test
    void tellsThatThereWasNoResponseInTime() {
        AtomicLong calls = new AtomicLong();
        service = exchange -> calls.incrementAndGet();
        try (ApiGatewayV2Client impatient = HandlerHarness.client(server.endpoint(), http, Duration.ofMillis(200))) {
            RetryTiming timing = new VirtualTiming(() -> 0.999, () -> 6_000 * calls.get());

            ProgressEvent<ResourceModel, CallbackContext> event =
                    invoke(new ServiceAccess(impatient, timing), Action.READ, MODEL, null);

            assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.NetworkFailure);
            assertThat(event.getMessage()).contains(": API Gateway did not respond in time");
        }
    }

    @Test
    void createsAgainWhereNothingCanHaveBeenSent() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }
        for (String endpoint : List.of("http://127.0.0.1:" + unused, "http://nowhere.invalid")) {
            try (ApiGatewayV2Client nowhere =
                    HandlerHarness.client(URI.create(endpoint), http, Duration.ofSeconds(5))) {
                ProgressEvent<ResourceModel, CallbackContext> event =
                        invoke(access(nowhere), Action.CREATE, TO_CREATE, null);

                assertThat(event.isInProgress()).isTrue();
                assertThat(event.getCallbackContext().attempts().mayHaveHappened())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/4/, /5/, IntegrationResponseKey",
        "TEXT, BINARY, ContentHandlingStrategy",
        "'\"contentHandlingStrategy\": \"CONVERT_TO_TEXT\",', '', ContentHandlingStrategy",
        "'{\"a\": \"1\"}', '{\"a\": \"1\", \"b\": \"2\"}', 'ResponseParameters[\"b\"]'",
        "'{\"a\": \"1\"}', '{}', 'ResponseParameters[\"a\"]'",
        "'{\"t\": \"x\"}', '{\"t\": \"x\", \"u\": \"\"}', 'ResponseTemplates[\"u\"]'",
        "'{\"t\": \"x\"}', '{\"t\": \"y\"}', 'ResponseTemplates[\"t\"]'",
        "'{\"t\": \"x\"}', '{}', 'ResponseTemplates[\"t\"]'",
    })
    void failsACreateThatTheServiceChangedAndReturnsItsModel(String wanted, String came, String place) {
        String body =
                """
                {"integrationResponseId": "made1", "integrationResponseKey": "/4/", "contentHandlingStrategy": "CONVERT_TO_TEXT",
                 "responseParameters": {"a": "1"}, "responseTemplates": {"t": "x"}}""";
        assertThat(body).contains(wanted);
        service = stub(201, "", body.replace(wanted, came));

        ProgressEvent<ResourceModel, CallbackContext> event = complete(
                Action.CREATE,
                TO_CREATE.toBuilder()
                        .contentHandlingStrategy("CONVERT_TO_TEXT")
                        .responseParameters(Map.of("a", "1"))
                        .responseTemplates(Map.of("t", "x"))
                        .build());

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage()).contains(place + " is ");
        assertThat(event.getResourceModel().getIntegrationResponseId())
                .as("a rollback deletes it")
                .isEqualTo("made1");
    }

    @Test
    void takesAnEmptyTokenForTheEndOfAList() {
        service = stub(200, "", "{\"items\": [], \"nextToken\": \"\"}");

        ProgressEvent<ResourceModel, CallbackContext> event = complete(Action.LIST, MODEL);

        assertThat(event.getResourceModels()).isEmpty();
        assertThat(event.getNextToken()).isNull();
    }

    @Test
    void endsTheOperationIfAWaitIsInterrupted() {
        Thread.currentThread().interrupt();

        ProgressEvent<ResourceModel, CallbackContext> event =
                invoke(new ServiceAccess(client, RetryTiming.REAL), Action.READ, MODEL, null);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.NetworkFailure);
        assertThat(event.getMessage())
                .startsWith("Given up after 1 call ")
                .endsWith(": Waiting for API Gateway was interrupted");
    }

    @Test
    void logsTheLastErrorOfTheServiceWithTheOperation() {
        service = stub(
                429,
                "TooManyRequestsException",
                "{\"message\": \"Too Many Requests\", \"limitType\": \"API_RATE\\n\"}");

        invoke(access(client), Action.CREATE, TO_CREATE, null);

        assertThat(log)
                .filteredOn(line -> line.startsWith("operation=CREATE token=none "))
                .singleElement()
                .asString()
                .endsWith(" error=THROTTLED serviceCode=TooManyRequestsException status=429 requestId=id-1"
                        + " limitType=API_RATE_");
    }

    private static HttpHandler stub(int status, String code, String body) {
        return exchange -> {
            exchange.getResponseHeaders().add("x-amzn-RequestId", "id-1");
            if (!code.isEmpty()) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", code);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    private static String message(String words) {
        return "{\"message\": \"" + words + "\"}";
    }

    /** Long waits: what is retried gives up after a few calls. */
    private static ServiceAccess access(ApiGatewayV2Client client) {
        return new ServiceAccess(client, new VirtualTiming(() -> 0.999, () -> 0));
    }

    private ProgressEvent<ResourceModel, CallbackContext> read() {
        return complete(Action.READ, MODEL);
    }

    /** An operation that is called back as often as it asks to be. */
    private ProgressEvent<ResourceModel, CallbackContext> complete(Action action, ResourceModel desired) {
        ServiceAccess access = access(client);
        ProgressEvent<ResourceModel, CallbackContext> event = invoke(access, action, desired, null);
        while (event.isInProgress()) {
            event = invoke(access, action, desired, event.getCallbackContext());
        }
        return event;
    }

    private ProgressEvent<ResourceModel, CallbackContext> invoke(
            ServiceAccess access, Action action, ResourceModel desired, CallbackContext context) {
        ResourceHandlerRequest<ResourceModel> request = ResourceHandlerRequest.<ResourceModel>builder()
                .desiredResourceState(desired)
                .build();
        Deadline deadline = Deadline.of(access.timing(), Deadline.LONGEST);
        return OperationHandler.of(action).handle(access, deadline, HandlerHarness.CALLER, request, context, log::add);
    }
}
