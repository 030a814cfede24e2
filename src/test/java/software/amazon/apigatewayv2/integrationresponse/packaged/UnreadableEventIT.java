package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.ReceivedRequest;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.StubResponse;
import software.amazon.cloudformation.Action;

/**
 * Events that nobody can read, at both entry points: the response says which member is wrong, and nothing of the
 * event's values is in the response, in what the function prints (standard output and standard error are one in its
 * log), or in the provider's log, to which the RPDK writes with what it knows of the invocation before. {@code
 * EventReaderTest} has all mistakes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreadableEventIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StubEndpoint cloudWatch = StubEndpoint.start(StubResponse::ofCloudWatch);
    private final FunctionHarness harness =
            FunctionHarness.open(Map.of("AWS_ENDPOINT_URL", cloudWatch.uri().toString()));

    @BeforeAll
    void carryOutAGoodEvent() {
        harness.succeed(good());
    }

    @AfterAll
    void logNothingOfTheEvents() {
        harness.close();
        cloudWatch.close();

        assertThat(harness.function().log())
                .contains("The event cannot be read: ")
                .doesNotContain("Exception");
        assertThat(cloudWatch.received())
                .extracting(ReceivedRequest::body)
                .isNotEmpty()
                .allSatisfy(UnreadableEventIT::assertQuotesNothing);
    }

    /** A value of {@code -} stands for a member that is missing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            HANDLE | action | "SECRET" | has to be one of CREATE, READ, UPDATE, DELETE, LIST
            HANDLE | callbackContext | ["SECRET"] | has to be an object
            HANDLE | requestData | - | is missing
            HANDLE | requestData.callerCredentials.secretAccessKey | {"SECRET": "SECRET"} | has to be a string
            HANDLE | requestData.providerCredentials.sessionToken | - | is missing
            HANDLE | requestData.resourceProperties.ResponseTemplates | "SECRET" | has to be an object
            TEST | action | "SECRET" | has to be one of CREATE, READ, UPDATE, DELETE, LIST
            TEST | credentials.sessionToken | ["SECRET"] | has to be a string
            TEST | request.desiredResourceState | "SECRET" | has to be an object
            TEST | request.desiredResourceState.ResponseParameters | ["SECRET"] | has to be an object
            """)
    void namesTheMemberAndTheMistake(Entrypoint entrypoint, String member, String value, String mistake)
            throws JsonProcessingException {
        ObjectNode event = (ObjectNode) JSON.readTree(good().event(entrypoint));
        JsonPointer pointer = JsonPointer.compile("/" + member.replace('.', '/'));
        ObjectNode holder = (ObjectNode) event.at(pointer.head());
        String name = pointer.last().getMatchingProperty();
        if (value.equals("-")) {
            holder.remove(name);
        } else {
            holder.set(name, JSON.readTree(value));
        }

        assertRefused(entrypoint, event.toString(), member + " " + mistake);
        assertRefused(entrypoint, CloudFormationRequest.compressed(event.toString()), member + " " + mistake);
    }

    @ParameterizedTest
    @EnumSource
    void rejectsInputThatIsNotAnEvent(Entrypoint entrypoint) {
        String event = good().event(entrypoint);

        assertRefused(entrypoint, "SECRET", "it is not JSON (line 1, column 1)");
        assertRefused(
                entrypoint,
                event.substring(0, event.length() - 1),
                "it is not JSON (line 1, column " + event.length() + ")");
        String uncompressed = Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8));
        assertRefused(
                entrypoint,
                "{\"__COMPRESSED__\": \"" + uncompressed + "\", \"__COMPRESSION_METHOD__\": \"gzip_base64\"}",
                "__COMPRESSED__ has to be gzip data in Base64");
    }

    private void assertRefused(Entrypoint entrypoint, String event, String mistake) {
        harness.takeCalls();

        HandlerResponse response = harness.invoke(entrypoint, event);

        assertThat(response.errorCode()).isEqualTo("InvalidRequest");
        assertThat(response.message()).isEqualTo("The event cannot be read: " + mistake);
        assertQuotesNothing(response.json().toString());
        assertThat(harness.takeCalls()).isEmpty();
    }

    private static void assertQuotesNothing(String text) {
        assertThat(text).doesNotContain(CloudFormationRequest.CREDENTIALS).doesNotContain("SECRET");
    }

    private CloudFormationRequest good() {
        ResourceProperties held = harness.existing(harness.integration(), StoredIntegrationResponse.ofKey("$default"));
        return CloudFormationRequest.good(Action.UPDATE, held).withLoggingConfig(true);
    }
}
