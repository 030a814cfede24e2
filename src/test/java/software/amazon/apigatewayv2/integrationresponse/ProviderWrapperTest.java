package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.entry.ProviderWrapper;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.cloudformation.Action;

/** The plain entry with streams, on a local API Gateway V2 and in virtual time. */
class ProviderWrapperTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @AutoClose
    private final LocalApiGateway service = LocalApiGateway.start();

    @AutoClose
    private final SdkHttpClient http = ApacheHttpClient.create();

    private final VirtualTiming timing = new VirtualTiming(() -> 0.5, () -> 0);
    private final List<String> log = new ArrayList<>();
    private final ProviderWrapper wrapper = new QuietWrapper(
            new ServiceAccess(ProviderClients.of(service.endpoint(), http, Duration.ofSeconds(5)), timing),
            new Telemetry(System.getenv(), http, timing, SdkClients.timer()),
            timing);

    private String model = "";
    private String event = "";

    /** The two ways in. */
    @RequiredArgsConstructor
    enum EntryPoint {
        HANDLE_REQUEST(ProviderWrapper::handleRequest),
        TEST_ENTRYPOINT(ProviderWrapper::testEntrypoint);

        private final Way way;

        private interface Way {
            void invoke(ProviderWrapper wrapper, InputStream event, OutputStream response, Context context)
                    throws IOException;
        }
    }

    /** A read of what is there, as an event that both entry points understand. */
    @BeforeEach
    void readsWhatIsThere() throws IOException {
        String api = service.createWebSocketApi();
        String integration = service.createIntegration(api);
        StoredIntegrationResponse held = service.put(api, integration, StoredIntegrationResponse.ofKey("$default"));
        String credentials = "{\"accessKeyId\":\"-\",\"secretAccessKey\":\"-\",\"sessionToken\":\"-\"}";
        model = "{\"ApiId\":\"%s\",\"IntegrationId\":\"%s\",\"IntegrationResponseId\":\"%s\"}"
                .formatted(api, integration, held.id());
        event =
                """
                {"action":"READ","region":"us-east-1","requestData":{"resourceProperties":%1$s,"callerCredentials":%2$s},
                 "request":{"desiredResourceState":%1$s},"credentials":%2$s}"""
                        .formatted(model, credentials);
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheHandlerHowLongTheInvocationHasLasted(EntryPoint entryPoint) throws IOException {
        JsonNode response = invoke(entryPoint, slowly(event, Duration.ofMillis(1234)));

        assertThat(response.path("status").asText()).isEqualTo("SUCCESS");
        assertThat(log).anySatisfy(line -> assertThat(line).contains("operation=READ", "ms=1234"));
        assertThat(log).contains("[READ] invoking handler...", "[READ] handler invoked");
    }

    @ParameterizedTest
    @EnumSource
    void readsHoweverLittleTimeIsLeftAndNextTimeNoLess(EntryPoint entryPoint) throws IOException {
        JsonNode late = invoke(entryPoint, slowly(event, Duration.ofSeconds(30)));
        assertThat(late.path("status").asText()).isEqualTo("SUCCESS");
        assertThat(service.calls()).hasSize(1);

        timing.pass(Duration.ofHours(1));
        assertThat(invoke(entryPoint, stream(event)).path("status").asText()).isEqualTo("SUCCESS");
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatCannotBeReadAndLogsItOnce(EntryPoint entryPoint) throws IOException {
        JsonNode response = invoke(entryPoint, stream("SECRET"));

        String message = "The event cannot be read: it is not JSON (line 1, column 1)";
        assertThat(response).isEqualTo(failed(message));
        assertThat(log).containsExactly(message);
        assertThat(invoke(entryPoint, stream(event)).path("status").asText()).isEqualTo("SUCCESS");
    }

    /** As CloudFormation's own limit of a status message wants it; the RPDK's words about a schema have none. */
    @Test
    void shortensAMessageOfTheSchemaValidationInItsMiddle() throws IOException {
        JsonNode response = invoke(
                EntryPoint.HANDLE_REQUEST,
                stream(event.replace("\"READ\"", "\"CREATE\"").replace("\"ApiId\"", "\"" + "x".repeat(3_000) + "\"")));

        assertThat(response.path("errorCode").asText()).isEqualTo("InvalidRequest");
        assertThat(response.path("message").asText())
                .hasSizeLessThanOrEqualTo(1_024)
                .startsWith("Model validation failed (#: extraneous key [xxx")
                .contains("x ... x")
                .endsWith("xxx] is not permitted)");
    }

    /** After an update failed for a wrong type, its rollback has that as the previous state. */
    @ParameterizedTest
    @EnumSource
    void updatesThoughThePreviousStateCannotBeRead(EntryPoint entryPoint) throws IOException {
        String desired = model.replace("}", ", \"IntegrationResponseKey\": \"$default\"}");
        String previous = model.replace("}", ", \"ResponseTemplates\": \"{}\", \"ResponseParameters\": {\"a\": {}}}");

        JsonNode response = invoke(
                entryPoint,
                stream(event.replace("\"READ\"", "\"UPDATE\"")
                        .replace(
                                "\"resourceProperties\":" + model,
                                "\"resourceProperties\":" + desired + ",\"previousResourceProperties\":" + previous)
                        .replace(
                                "\"desiredResourceState\":" + model,
                                "\"desiredResourceState\":" + desired + ",\"previousResourceState\":" + previous)));

        assertThat(response.path("status").asText()).as("%s", response).isEqualTo("SUCCESS");
    }

    /** What the RPDK's mapper takes, its validator need not. */
    @ParameterizedTest
    @EnumSource
    void failsAsNoInternalFailureForNamesInAnotherCase(EntryPoint entryPoint) throws IOException {
        for (Action action : Action.values()) {
            for (String name : List.of(
                    "action",
                    "region",
                    "requestData",
                    "resourceProperties",
                    "callerCredentials",
                    "accessKeyId",
                    "request",
                    "desiredResourceState",
                    "credentials",
                    "ApiId",
                    "IntegrationId",
                    "IntegrationResponseId")) {
                JsonNode response = invoke(
                        entryPoint,
                        stream(event.replace("\"READ\"", "\"" + action + "\"")
                                .replace("\"" + name + "\"", "\"" + name.toUpperCase(Locale.ROOT) + "\"")));

                assertThat(
                                response.path("status").asText().equals("SUCCESS")
                                        ? ""
                                        : response.path("errorCode").asText())
                        .as("%s %s: %s", action, name, response)
                        .isIn("", "InvalidRequest", "NotFound");
            }
        }
    }

    private static JsonNode failed(String message) {
        return JSON.valueToTree(Map.of(
                "status", "FAILED", "errorCode", "InvalidRequest", "message", message, "callbackDelaySeconds", 0));
    }

    private JsonNode invoke(EntryPoint entryPoint, InputStream from) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        entryPoint.way.invoke(wrapper, from, response, LambdaContext.loggingTo(log));
        return JSON.readTree(response.toByteArray());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The first read of it takes that long. */
    private InputStream slowly(String text, Duration time) {
        return new FilterInputStream(stream(text)) {
            private Optional<Duration> left = Optional.of(time);

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                left.ifPresent(timing::pass);
                left = Optional.empty();
                return super.read(bytes, offset, length);
            }
        };
    }
}
