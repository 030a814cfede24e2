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
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.LoggerProxy;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/**
 * What the service responds, or fails to, and what CloudFormation is told: each row of the error table, and responses that a
 * service should not give.
 */
class ResponsesTest {

    private static final AmazonWebServicesClientProxy CALLER = new AmazonWebServicesClientProxy(
            new LoggerProxy(), new Credentials("AKIDSECRET", "SECRET-KEY", "TOKEN-SECRET/1+2="), () -> 60_000L);
    private static final ResourceModel MODEL = ResourceModel.builder()
            .apiId("api1")
            .integrationId("int1")
            .integrationResponseId("asked1")
            .integrationResponseKey("/4/")
            .build();
    private static final ResourceModel TO_CREATE =
            MODEL.toBuilder().integrationResponseId(null).build();

    private HttpHandler service = stub(200, "", "{}");
    private final List<String> log = new ArrayList<>();

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start(0, exchange -> service.handle(exchange));

    @AutoClose
    private final SdkHttpClient http = ApacheHttpClient.create();

    @AutoClose
    private final ApiGatewayV2Client client = ProviderClients.of(server.endpoint(), http, Duration.ofSeconds(5));

    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource({
        "404, NotFoundException, gone, NotFound",
        "400, BadRequestException, wrong, InvalidRequest",
        "409, ConflictException, concurrent modification, ResourceConflict",
        "409, ConflictException, Unable to complete operation due to concurrent modification. Please try again later., ResourceConflict",
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
    void tellsTheCodeOfEachError(int status, String code, String words, HandlerErrorCode expected) {
        service = stub(status, code, "{\"message\": \"" + words + "\"}");

        ProgressEvent<ResourceModel, CallbackContext> event = read();

        assertThat(event.getErrorCode()).isEqualTo(expected);
        assertThat(event.getMessage())
                .contains("(Service: ApiGatewayV2, Status Code: " + status + ", Request ID: id-1)");
        if (expected == HandlerErrorCode.InvalidCredentials) {
            assertThat(event.getMessage()).contains(code).doesNotContain(words);
        } else if (expected == HandlerErrorCode.Throttling) {
            assertThat(event.getMessage()).startsWith("Given up after ").contains(words);
        } else if (status >= 400) {
            assertThat(event.getMessage()).contains(words.replace("\\t", "\t").replace("\\n", "\n"));
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
        service = stub(status, code, "{\"message\": \"" + words + "\"}");

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
    void keepsWordsThatHelp(int status, String code, String words) {
        service = stub(status, code, "{\"message\": \"" + words + "\"}");

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

    @Test
    void shortensALongMessageInTheMiddle() {
        service = stub(400, "BadRequestException", "{\"message\": \"begins " + "x".repeat(5_000) + " ends\"}");

        assertThat(read().getMessage())
                .startsWith("begins xxx")
                .contains("xxx ... xxx")
                .endsWith("xxx ends (Service: ApiGatewayV2, Status Code: 400, Request ID: id-1)")
                .hasSizeLessThanOrEqualTo(1_024);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "{\"integrationResponseId\": \"asked1\"}",
                "{\"integrationResponseKey\": \"/4/\"}",
                "{}",
                "{\"integrationResponseId\": \"other1\", \"integrationResponseKey\": \"/4/\"}",
            })
    void failsAReadWhoseResponseCannotBeReadOrIsAboutAnother(String body) {
        service = stub(200, "", body);

        assertCannotBeRead(read());
    }

    @ParameterizedTest
    @CsvSource({"other1, asked1, /4/", "other1, asked1, /5/", "asked1, other1, /5/"})
    void failsAnUpdateWhoseResponseIsAboutAnother(String looked, String changed, String key) {
        service = byMethod(Map.of(
                "GET", stub(200, "", item(looked)),
                "PATCH", stub(200, "", item(changed).replace("/4/", key))));

        assertCannotBeRead(complete(
                Action.UPDATE, MODEL.toBuilder().integrationResponseKey(key).build()));
    }

    private static void assertCannotBeRead(ProgressEvent<ResourceModel, CallbackContext> event) {
        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage()).contains("API Gateway's response could not be read");
        assertThat(event.getResourceModel()).isNull();
    }

    @Test
    void tellsHowAConnectionFailed() {
        service = exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.close();
        };
        assertThat(read().getErrorCode())
                .isIn(HandlerErrorCode.NetworkFailure, HandlerErrorCode.GeneralServiceException);

        service = HttpExchange::close;
        assertThat(read().getErrorCode()).isEqualTo(HandlerErrorCode.NetworkFailure);
        assertThat(read().getMessage()).contains(": The connection to API Gateway was lost");
    }

    /** Two calls take all the time that a read has. */
    @Test
    void tellsThatThereWasNoResponseInTime() {
        AtomicLong calls = new AtomicLong();
        service = exchange -> calls.incrementAndGet();
        try (ApiGatewayV2Client impatient = ProviderClients.of(server.endpoint(), http, Duration.ofMillis(200))) {
            ServiceAccess access =
                    new ServiceAccess(impatient, new VirtualTiming(() -> 0.999, () -> 6_000 * calls.get()));

            ProgressEvent<ResourceModel, CallbackContext> event = invoke(access, Action.READ, request(MODEL), null);

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
            try (ApiGatewayV2Client nowhere = ProviderClients.of(URI.create(endpoint), http, Duration.ofSeconds(5))) {
                ProgressEvent<ResourceModel, CallbackContext> event =
                        invoke(access(nowhere), Action.CREATE, request(TO_CREATE), null);

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
        "'{\"a\": \"1\"}', '{\"a\": \"3\"}', 'ResponseParameters[\"a\"]'",
        "'{\"a\": \"1\"}', '{}', 'ResponseParameters[\"a\"]'",
        "'{\"t\": \"x\"}', '{\"t\": \"x\", \"u\": \"\"}', 'ResponseTemplates[\"u\"]'",
        "'{\"t\": \"x\"}', '{\"t\": \"y\"}', 'ResponseTemplates[\"t\"]'",
        "'{\"t\": \"x\"}', '{}', 'ResponseTemplates[\"t\"]'",
    })
    void failsACreateThatCameBackOtherwiseWithItsModel(String wanted, String came, String place) {
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
        assertThat(event.getResourceModel()).isEqualTo(HandlerHarness.shown(event.getResourceModel()));
    }

    /** It is carried out, whatever the status or the words say. */
    @ParameterizedTest
    @CsvSource({
        "503, '{\"message\": \"Maximum number of concurrent requests reached\"}'",
        "503, '{\"message\": \"Maximum number of Xs has been reached\"}'",
        "500, '{\"message\": \"already exists\"}'",
        "201, '{\"integrationResponseId\": \"\", \"integrationResponseKey\": \"/4/\"}'",
        "201, '{\"integrationResponseId\": \"..\", \"integrationResponseKey\": \"/4/\"}'",
        "201, '{\"integrationResponseId\": \"a/b\", \"integrationResponseKey\": \"/4/\"}'",
    })
    void looksForACreateWhoseResponseTellsNothing(int status, String body) {
        service = byMethod(
                Map.of("POST", stub(status, "", body), "GET", stub(200, "", "{\"items\": [" + item("made1") + "]}")));

        ProgressEvent<ResourceModel, CallbackContext> event = complete(Action.CREATE, TO_CREATE);

        assertThat(event.isSuccess()).as(event.getMessage()).isTrue();
        assertThat(event.getResourceModel().getIntegrationResponseId()).isEqualTo("made1");
    }

    @Test
    void countsANullEntryInAResponseAsAbsent() {
        service = stub(
                201,
                "",
                item("made1")
                        .replace(
                                "}",
                                ", \"responseTemplates\": {\"a\": null},"
                                        + " \"responseParameters\": {\"b\": null, \"c\": \"'1'\"}}"));

        ResourceModel made = complete(Action.CREATE, TO_CREATE).getResourceModel();

        assertThat(made.getResponseTemplates()).isEmpty();
        assertThat(made.getResponseParameters()).isEqualTo(Map.of("c", "'1'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"integrationResponseId\": \"a\"}", "{\"integrationResponseKey\": \"a\"}"})
    void failsAListWithAnItemThatCannotBeRead(String item) {
        service = stub(200, "", "{\"items\": [" + item + "]}");

        assertThat(complete(Action.LIST, MODEL).getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
    }

    @Test
    void takesAnEmptyTokenForTheEndOfAListAndLogsARequestWithoutAToken() {
        service = stub(200, "", "{\"items\": [], \"nextToken\": \"\"}");
        ResourceHandlerRequest<ResourceModel> request = request(MODEL);
        request.setClientRequestToken(null);

        ProgressEvent<ResourceModel, CallbackContext> event = invoke(access(client), Action.LIST, request, null);

        assertThat(event.getResourceModels()).isEmpty();
        assertThat(event.getNextToken()).isNull();
        assertThat(log).anyMatch(line -> line.contains("operation=LIST token=none "));
    }

    @Test
    void endsTheOperationWhenAWaitIsBrokenOff() {
        service = stub(429, "TooManyRequestsException", "{}");
        RetryTiming impatient = new RetryTiming() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public boolean sleep(Duration duration) {
                return false;
            }

            @Override
            public double jitter() {
                return 0.5;
            }
        };

        assertThat(invoke(new ServiceAccess(client, impatient), Action.CREATE, request(TO_CREATE), null)
                        .getErrorCode())
                .isEqualTo(HandlerErrorCode.Throttling);
    }

    @Test
    void namesTheLastErrorOfTheServiceInTheOperationsLine() {
        service = stub(
                429,
                "TooManyRequestsException",
                "{\"message\": \"Too Many Requests\", \"limitType\": \"API_RATE\\n\"}");

        invoke(access(client), Action.CREATE, request(TO_CREATE), null);

        assertThat(log)
                .filteredOn(line -> line.startsWith("operation=CREATE"))
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

    private static HttpHandler byMethod(Map<String, HttpHandler> handlers) {
        return exchange -> handlers.get(exchange.getRequestMethod()).handle(exchange);
    }

    private static String item(String id) {
        return "{\"integrationResponseId\": \"" + id + "\", \"integrationResponseKey\": \"/4/\"}";
    }

    /** Long waits: what is retried gives up after a few calls. */
    private static ServiceAccess access(ApiGatewayV2Client client) {
        return new ServiceAccess(client, new VirtualTiming(() -> 0.999, () -> 0));
    }

    private static ResourceHandlerRequest<ResourceModel> request(ResourceModel desired) {
        return HandlerHarness.requestOf(desired);
    }

    private ProgressEvent<ResourceModel, CallbackContext> read() {
        return complete(Action.READ, MODEL);
    }

    /** An operation that is called back as often as it asks to be. */
    private ProgressEvent<ResourceModel, CallbackContext> complete(Action action, ResourceModel desired) {
        ServiceAccess access = access(client);
        ProgressEvent<ResourceModel, CallbackContext> event = invoke(access, action, request(desired), null);
        while (event.isInProgress()) {
            event = invoke(access, action, request(desired), event.getCallbackContext());
        }
        return event;
    }

    private ProgressEvent<ResourceModel, CallbackContext> invoke(
            ServiceAccess access,
            Action action,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context) {
        return new ConnectedHandler(action, access).handleRequest(CALLER, request, context, log::add);
    }
}
