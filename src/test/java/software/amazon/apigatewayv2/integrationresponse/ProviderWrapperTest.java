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
import software.amazon.cloudformation.resource.ResourceTypeSchema;

/** The plain entry with streams, on a local API Gateway V2 and in virtual time. */
class ProviderWrapperTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> CREDENTIALS =
            Map.of("accessKeyId", "-", "secretAccessKey", "-", "sessionToken", "-");

    @AutoClose
    private final LocalApiGateway service = LocalApiGateway.start();

    @AutoClose
    private final SdkHttpClient http = ApacheHttpClient.create();

    private final VirtualTiming timing = new VirtualTiming(() -> 0.5, () -> 0);
    private final List<String> log = new ArrayList<>();
    private final ProviderWrapper wrapper =
            new ProviderWrapper(
                    new ServiceAccess(ProviderClients.of(service.endpoint(), http, Duration.ofSeconds(5)), timing),
                    new Telemetry(System.getenv(), http, timing, SdkClients.timer()),
                    timing) {
                /** The real one empties the directory of temporary files, which is not this test's. */
                @Override
                protected void scrubFiles() {}
            };

    private String event = "";

    /** The two ways in. */
    enum EntryPoint {
        HANDLE_REQUEST {
            @Override
            void invoke(ProviderWrapper wrapper, InputStream event, OutputStream answer, Context context)
                    throws IOException {
                wrapper.handleRequest(event, answer, context);
            }
        },
        TEST_ENTRYPOINT {
            @Override
            void invoke(ProviderWrapper wrapper, InputStream event, OutputStream answer, Context context)
                    throws IOException {
                wrapper.testEntrypoint(event, answer, context);
            }
        };

        abstract void invoke(ProviderWrapper wrapper, InputStream event, OutputStream answer, Context context)
                throws IOException;
    }

    /** A read of what is there, as an event that both entry points understand. */
    @BeforeEach
    void readsWhatIsThere() throws IOException {
        String api = service.createWebSocketApi();
        String integration = service.createIntegration(api);
        Map<String, String> model = Map.of(
                "ApiId",
                api,
                "IntegrationId",
                integration,
                "IntegrationResponseId",
                service.put(api, integration, StoredIntegrationResponse.ofKey("$default"))
                        .id());
        event = JSON.writeValueAsString(Map.of(
                "action",
                "READ",
                "region",
                "us-east-1",
                "requestData",
                Map.of("resourceProperties", model, "callerCredentials", CREDENTIALS),
                "request",
                Map.of("desiredResourceState", model),
                "credentials",
                CREDENTIALS));
    }

    /** The wrapper leaves out what would remove them from an answer. */
    @Test
    void theTypeHasNoWriteOnlyProperties() {
        ResourceTypeSchema schema = ResourceTypeSchema.load(new Configuration().resourceSchemaJSONObject());

        assertThat(schema.getWriteOnlyPropertiesAsStrings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theHandlerKnowsHowLongTheInvocationHasLasted(EntryPoint entryPoint) throws IOException {
        JsonNode answer = invoke(entryPoint, slowly(event, Duration.ofMillis(1234)));

        assertThat(answer.path("status").asText()).isEqualTo("SUCCESS");
        assertThat(log).anySatisfy(line -> assertThat(line).contains("operation=READ", "ms=1234"));
        assertThat(log).contains("[READ] invoking handler...", "[READ] handler invoked");
    }

    @ParameterizedTest
    @EnumSource
    void aReadMakesItsCallHoweverLittleTimeIsLeftAndTheNextOneIsNotShorterForIt(EntryPoint entryPoint)
            throws IOException {
        JsonNode late = invoke(entryPoint, slowly(event, Duration.ofSeconds(30)));
        assertThat(late.path("status").asText()).isEqualTo("SUCCESS");
        assertThat(service.calls()).hasSize(1);

        timing.pass(Duration.ofHours(1));
        assertThat(invoke(entryPoint, stream(event)).path("status").asText()).isEqualTo("SUCCESS");
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeReadIsRefusedAndLoggedOnce(EntryPoint entryPoint) throws IOException {
        JsonNode answer = invoke(entryPoint, stream("SECRET"));

        String message = "The event cannot be read: it is not JSON (line 1, column 1)";
        assertThat(answer).isEqualTo(failed(message));
        assertThat(log).containsExactly(message);
        assertThat(invoke(entryPoint, stream(event)).path("status").asText()).isEqualTo("SUCCESS");
    }

    /** As CloudFormation's own limit of a status message wants it; the RPDK's words about a schema have none. */
    @Test
    void aMessageOfTheSchemaValidationIsShortenedInItsMiddle() throws IOException {
        JsonNode answer = invoke(
                EntryPoint.HANDLE_REQUEST,
                stream(event.replace("\"READ\"", "\"CREATE\"").replace("\"ApiId\"", "\"" + "x".repeat(3_000) + "\"")));

        assertThat(answer.path("errorCode").asText()).isEqualTo("InvalidRequest");
        assertThat(answer.path("message").asText())
                .hasSizeLessThanOrEqualTo(1_024)
                .startsWith("Model validation failed (#: extraneous key [xxx")
                .contains("x ... x")
                .endsWith("xxx] is not permitted)");
    }

    /** After an update failed for a wrong type, its rollback has that as the previous state. */
    @ParameterizedTest
    @EnumSource
    void anUpdateSucceedsThoughItsPreviousStateCannotBeRead(EntryPoint entryPoint) throws IOException {
        String model = JSON.readTree(event).at("/request/desiredResourceState").toString();
        String desired = model.replace("}", ", \"IntegrationResponseKey\": \"$default\"}");
        String previous = model.replace("}", ", \"ResponseTemplates\": \"{}\", \"ResponseParameters\": {\"a\": {}}}");

        JsonNode answer = invoke(
                entryPoint,
                stream(event.replace("\"READ\"", "\"UPDATE\"")
                        .replace(
                                "\"resourceProperties\":" + model,
                                "\"resourceProperties\":" + desired + ",\"previousResourceProperties\":" + previous)
                        .replace(
                                "\"desiredResourceState\":" + model,
                                "\"desiredResourceState\":" + desired + ",\"previousResourceState\":" + previous)));

        assertThat(answer.path("status").asText()).as("%s", answer).isEqualTo("SUCCESS");
    }

    /** What the RPDK's mapper takes, its validator need not. */
    @ParameterizedTest
    @EnumSource
    void namesInAnotherCaseAreNoInternalFailure(EntryPoint entryPoint) throws IOException {
        for (String action : new String[] {"CREATE", "READ", "UPDATE", "DELETE", "LIST"}) {
            for (String name : new String[] {
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
                "IntegrationResponseId"
            }) {
                JsonNode answer = invoke(
                        entryPoint,
                        stream(event.replace("\"READ\"", "\"" + action + "\"")
                                .replace("\"" + name + "\"", "\"" + name.toUpperCase(Locale.ROOT) + "\"")));

                assertThat(
                                answer.path("status").asText().equals("SUCCESS")
                                        ? ""
                                        : answer.path("errorCode").asText())
                        .as("%s %s: %s", action, name, answer)
                        .isIn("", "InvalidRequest", "NotFound");
            }
        }
    }

    private static JsonNode failed(String message) {
        return JSON.valueToTree(Map.of(
                "status", "FAILED", "errorCode", "InvalidRequest", "message", message, "callbackDelaySeconds", 0));
    }

    private JsonNode invoke(EntryPoint entryPoint, InputStream from) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        entryPoint.invoke(wrapper, from, answer, LambdaContext.loggingTo(log));
        return JSON.readTree(answer.toByteArray());
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
