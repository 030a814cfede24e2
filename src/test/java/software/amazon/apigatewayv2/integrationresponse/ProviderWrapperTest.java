package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.entry.ProviderWrapper;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.cloudformation.Action;

/** The plain entry with streams, on a local API Gateway V2 and in virtual time. */
class ProviderWrapperTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness();

    @AutoClose
    private final SdkHttpClient http = ApacheHttpClient.create();

    private final VirtualTiming timing = harness.timing();
    private final List<String> log = new ArrayList<>();
    private final ProviderWrapper wrapper = new QuietWrapper(
            new ServiceAccess(HandlerHarness.client(harness.service().endpoint(), http, Duration.ofSeconds(5)), timing),
            new Telemetry(System.getenv(), http, timing, SdkClients.timer()));
    private final ObjectNode held = JSON.valueToTree(harness.given(harness.model("$default")));

    @ParameterizedTest
    @EnumSource
    void measuresTheTimeOfEachInvocationFromItsStart(Entrypoint entrypoint) throws IOException {
        String event = event(Action.READ, held);
        InputStream slow = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public byte[] readAllBytes() {
                timing.pass(Duration.ofSeconds(30));
                return super.readAllBytes();
            }
        };

        assertThat(invoke(entrypoint, slow).path("status").asText()).isEqualTo("SUCCESS");
        assertThat(log).anySatisfy(line -> assertThat(line).contains("operation=READ", "ms=30000"));

        timing.pass(Duration.ofHours(1));
        assertThat(invoke(entrypoint, event).path("status").asText()).isEqualTo("SUCCESS");
        assertThat(log).anySatisfy(line -> assertThat(line).contains("operation=READ", "ms=0"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatCannotBeReadAndLogsItOnce(Entrypoint entrypoint) throws IOException {
        JsonNode response = invoke(entrypoint, "SECRET");

        assertThat(response.path("errorCode").asText()).isEqualTo("InvalidRequest");
        assertThat(log).containsExactly(response.path("message").asText());
        assertThat(invoke(entrypoint, event(Action.READ, held)).path("status").asText())
                .isEqualTo("SUCCESS");
    }

    /** CloudFormation limits a status message; the RPDK does not limit what it says about the schema. */
    @Test
    void shortensALongMessageOfTheValidation() throws IOException {
        String event = event(Action.CREATE, held).replace("\"ApiId\"", "\"" + "x".repeat(3_000) + "\"");

        JsonNode response = invoke(Entrypoint.HANDLE, event);

        assertThat(response.path("errorCode").asText()).isEqualTo("InvalidRequest");
        assertThat(response.path("message").asText())
                .hasSizeLessThanOrEqualTo(1_024)
                .startsWith("Model validation failed (#: extraneous key [xxx")
                .endsWith("xxx] is not permitted)");
    }

    /** After an update failed for a wrong type, its rollback has that as the previous state. */
    @ParameterizedTest
    @EnumSource
    void updatesEvenIfThePreviousStateCannotBeRead(Entrypoint entrypoint) throws IOException {
        ObjectNode previous = held.deepCopy().put("ResponseTemplates", "{}");
        previous.putObject("ResponseParameters").putObject("a");

        JsonNode response = invoke(entrypoint, event(Action.UPDATE, previous));

        assertThat(response.path("status").asText()).as("%s", response).isEqualTo("SUCCESS");
    }

    /** The RPDK's mapper accepts a name in any case, its validator does not. */
    @ParameterizedTest
    @EnumSource
    void neverReportsAnInternalFailureForANameInAnotherCase(Entrypoint entrypoint) throws IOException {
        for (Action action : Action.values()) {
            String event = event(action, held);
            List<String> names = Pattern.compile("\"\\w+\":")
                    .matcher(event)
                    .results()
                    .map(name -> name.group())
                    .distinct()
                    .toList();
            for (String name : names) {
                JsonNode response = invoke(entrypoint, event.replace(name, name.toUpperCase(Locale.ROOT)));

                assertThat(response.path("errorCode").asText())
                        .as("%s %s: %s", action, name, response)
                        .isIn("", "InvalidRequest", "NotFound");
            }
        }
    }

    /** An event that both entry points understand. */
    private String event(Action action, JsonNode previous) {
        return """
                {"action":"%1$s","region":"us-east-1","credentials":%4$s,
                 "requestData":{"resourceProperties":%2$s,"previousResourceProperties":%3$s,"callerCredentials":%4$s},
                 "request":{"desiredResourceState":%2$s,"previousResourceState":%3$s}}"""
                .formatted(
                        action,
                        held,
                        previous,
                        "{\"accessKeyId\":\"-\",\"secretAccessKey\":\"-\",\"sessionToken\":\"-\"}");
    }

    private JsonNode invoke(Entrypoint entrypoint, String event) throws IOException {
        return invoke(entrypoint, new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode invoke(Entrypoint entrypoint, InputStream event) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        Context context = LambdaContext.loggingTo(log);
        switch (entrypoint) {
            case HANDLE -> wrapper.handleRequest(event, response, context);
            case TEST -> wrapper.testEntrypoint(event, response, context);
        }
        return JSON.readTree(response.toByteArray());
    }
}
