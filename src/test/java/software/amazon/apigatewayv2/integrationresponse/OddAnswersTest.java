package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts;
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

/** Answers that a service should not give, and waits that are broken off. */
class OddAnswersTest {

    private final LoopbackServer server;
    private final SdkHttpClient http = ApacheHttpClient.create();
    private final ApiGatewayV2Client client;
    private final List<String> log = new ArrayList<>();
    private final Map<String, StubAnswer> answers = new HashMap<>();
    private int status = 200;
    private String body = "{}";

    OddAnswersTest() {
        server = LoopbackServer.start(0, exchange -> {
            exchange.getResponseHeaders().add("x-amzn-RequestId", "id-1");
            if (status == 429) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", "TooManyRequestsException");
            }
            StubAnswer answer = answers.getOrDefault(exchange.getRequestMethod(), new StubAnswer(status, body));
            byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        client = ProviderClients.of(server.endpoint(), http, Duration.ofSeconds(5));
    }

    /** What the server answers to one method of HTTP. */
    private record StubAnswer(int status, String body) {}

    @AfterEach
    void close() {
        client.close();
        http.close();
        server.close();
    }

    @ParameterizedTest
    @MethodSource("otherwise")
    void whatWasAskedForAndCameBackOtherwiseFailsWithItsModel(String members, String place) {
        status = 201;
        body = "{\"integrationResponseId\": \"made1\", " + members + "}";

        ProgressEvent<ResourceModel, CallbackContext> event = create(
                new VirtualTiming(() -> 0.999, () -> 0),
                model().toBuilder()
                        .integrationResponseKey("$default")
                        .contentHandlingStrategy("CONVERT_TO_TEXT")
                        .responseParameters(Map.of("a", "'1'"))
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
    void aCreateWhoseAnswerTellsNothingIsLookedFor(int answered, String said) {
        answers.put("POST", new StubAnswer(answered, said));
        answers.put("GET", new StubAnswer(200, "{\"items\": [" + item("made1") + "]}"));

        ProgressEvent<ResourceModel, CallbackContext> event = create(new VirtualTiming(() -> 0.5, () -> 0));

        assertThat(event.isSuccess()).as(event.getMessage()).isTrue();
        assertThat(event.getResourceModel().getIntegrationResponseId()).isEqualTo("made1");
    }

    @Test
    void aReadThatIsAnsweredAboutAnotherIdentifierFails() {
        body = item("other1");

        assertCannotBeRead(complete(new ConnectedHandler(Action.READ, provider()), "/4/"));
    }

    @ParameterizedTest
    @CsvSource({"other1, asked1, /4/", "other1, asked1, /5/", "asked1, other1, /5/"})
    void anUpdateThatIsAnsweredAboutAnotherIdentifierFails(String looked, String changed, String key) {
        answers.put("GET", new StubAnswer(200, item(looked)));
        answers.put("PATCH", new StubAnswer(200, item(changed).replace("/4/", key)));

        assertCannotBeRead(complete(new ConnectedHandler(Action.UPDATE, provider()), key));
    }

    private static void assertCannotBeRead(ProgressEvent<ResourceModel, CallbackContext> event) {
        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage()).contains("API Gateway's response could not be read");
        assertThat(event.getResourceModel()).isNull();
    }

    private static String item(String id) {
        return "{\"integrationResponseId\": \"" + id + "\", \"integrationResponseKey\": \"/4/\"}";
    }

    static List<String[]> otherwise() {
        String key = "\"integrationResponseKey\": \"$default\"";
        String strategy = ", \"contentHandlingStrategy\": \"CONVERT_TO_TEXT\"";
        String parameters = ", \"responseParameters\": {\"a\": \"'1'\"}";
        String templates = ", \"responseTemplates\": {\"t\": \"x\"}";
        return List.of(
                row(key.replace("$default", "/4/") + strategy + parameters + templates, "IntegrationResponseKey"),
                row(key + strategy.replace("TEXT", "BINARY") + parameters + templates, "ContentHandlingStrategy"),
                row(key + parameters + templates, "ContentHandlingStrategy"),
                row(
                        key + strategy + parameters.replace("}", ", \"b\": \"'2'\"}") + templates,
                        "ResponseParameters[\"b\"]"),
                row(key + strategy + parameters.replace("1", "3") + templates, "ResponseParameters[\"a\"]"),
                row(key + strategy + templates, "ResponseParameters[\"a\"]"),
                row(key + strategy + parameters + templates.replace("}", ", \"u\": \"\"}"), "ResponseTemplates[\"u\"]"),
                row(key + strategy + parameters + templates.replace("x", "y"), "ResponseTemplates[\"t\"]"),
                row(key + strategy + parameters, "ResponseTemplates[\"t\"]"));
    }

    private static String[] row(String... cells) {
        return cells;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\": [{\"integrationResponseId\": \"a\"}]}",
                "{\"items\": [{\"integrationResponseKey\": \"a\"}]}"
            })
    void aListWithAnItemThatCannotBeReadIsNotAnAnswer(String answer) {
        body = answer;

        assertThat(list(new VirtualTiming(() -> 0.999, () -> 0)).getErrorCode())
                .isEqualTo(HandlerErrorCode.GeneralServiceException);
    }

    @Test
    void anEmptyTokenIsTheLastPage() {
        body = "{\"items\": [], \"nextToken\": \"\"}";

        ProgressEvent<ResourceModel, CallbackContext> event = list(new VirtualTiming(() -> 0.999, () -> 0));

        assertThat(event.getResourceModels()).isEmpty();
        assertThat(event.getNextToken()).isNull();
    }

    @Test
    void aWaitThatIsBrokenOffEndsTheOperation() {
        status = 429;
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

        assertThat(create(impatient).getErrorCode()).isEqualTo(HandlerErrorCode.Throttling);
    }

    @Test
    void aCreateWhoseTimeIsUpIsCalledBack() {
        long[] now = {0};
        RetryTiming late = new VirtualTiming(() -> 0.5, () -> now[0] += 30_000);

        ProgressEvent<ResourceModel, CallbackContext> event = create(late);

        assertThat(event.isInProgress()).isTrue();
        assertThat(event.getCallbackContext().attempts().calls()).isLessThanOrEqualTo(1);
    }

    @Test
    void theOperationsLineNamesTheLastErrorOfTheService() {
        status = 429;
        body = "{\"message\": \"Too Many Requests\", \"limitType\": \"API_RATE\\n\"}";

        create(new VirtualTiming(() -> 0.5, () -> 0));

        assertThat(log)
                .filteredOn(line -> line.startsWith("operation=CREATE"))
                .singleElement()
                .asString()
                .endsWith(" error=THROTTLED serviceCode=TooManyRequestsException status=429 requestId=id-1"
                        + " limitType=API_RATE_");
    }

    @Test
    void anEntryThatIsNullInAnAnswerCountsAsAbsent() {
        body = "{\"integrationResponseId\": \"made1\", \"integrationResponseKey\": \"/4/\","
                + " \"responseTemplates\": {\"a\": null}, \"responseParameters\": {\"b\": null, \"c\": \"'1'\"}}";

        ResourceModel made = create(new VirtualTiming(() -> 0.5, () -> 0)).getResourceModel();

        assertThat(made.getResponseTemplates()).isEmpty();
        assertThat(made.getResponseParameters()).isEqualTo(Map.of("c", "'1'"));
    }

    @Test
    void aContextWithoutEffortIsAFirstInvocation() {
        assertThat(new CallbackContext(null).attempts()).isEqualTo(Attempts.NONE);
    }

    @Test
    void aRequestWithoutATokenIsLoggedAsSuch() {
        body = "{\"items\": []}";

        list(new VirtualTiming(() -> 0.999, () -> 0));

        assertThat(log).anyMatch(line -> line.contains("operation=LIST token=none "));
    }

    private ProgressEvent<ResourceModel, CallbackContext> create(RetryTiming timing) {
        return create(timing, model().toBuilder().integrationResponseKey("/4/").build());
    }

    private ProgressEvent<ResourceModel, CallbackContext> create(RetryTiming timing, ResourceModel asked) {
        return new ConnectedHandler(Action.CREATE, new ServiceAccess(client, timing))
                .handleRequest(caller(), HandlerHarness.requestOf(asked), null, log::add);
    }

    /** An operation on what is known as asked1, called back as often as it asks to be. */
    private ProgressEvent<ResourceModel, CallbackContext> complete(ConnectedHandler handler, String key) {
        ResourceModel asked = model().toBuilder()
                .integrationResponseId("asked1")
                .integrationResponseKey(key)
                .build();
        ProgressEvent<ResourceModel, CallbackContext> event;
        CallbackContext context = null;
        do {
            event = handler.handleRequest(caller(), HandlerHarness.requestOf(asked), context, log::add);
            context = event.getCallbackContext();
        } while (event.isInProgress());
        return event;
    }

    private ServiceAccess provider() {
        return new ServiceAccess(client, new VirtualTiming(() -> 0.5, () -> 0));
    }

    private ProgressEvent<ResourceModel, CallbackContext> list(RetryTiming timing) {
        var request = HandlerHarness.requestOf(model());
        request.setClientRequestToken(null);
        return new ConnectedHandler(Action.LIST, new ServiceAccess(client, timing)).handleRequest(caller(), request, null, log::add);
    }

    private static ResourceModel model() {
        return ResourceModel.builder().apiId("api1").integrationId("int1").build();
    }

    private static AmazonWebServicesClientProxy caller() {
        return new AmazonWebServicesClientProxy(
                new LoggerProxy(), new Credentials("AKIDEXAMPLE", "SECRETEXAMPLE", "TOKENEXAMPLE"), () -> 60_000L);
    }
}
