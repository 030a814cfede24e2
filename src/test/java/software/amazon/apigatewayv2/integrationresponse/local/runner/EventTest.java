package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;

class EventTest {
    private static final String PAYLOAD =
            """
            {"credentials": {"accessKeyId": "x"}, "action": "UPDATE",
             "request": {"clientRequestToken": "token", "logicalResourceIdentifier": "Name", "nextToken": "next",
                         "desiredResourceState": {"ApiId": "a"}, "previousResourceState": {"ApiId": "b"}},
             "callbackContext": {"round": 1}}
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | is not JSON",
                "'' | is empty",
                "[] | is not an event",
                "{} | is not an event",
                "{\"action\": \"READ\"} | is not an event",
                "{\"action\": 1, \"request\": {}} | is not an event",
                "{\"action\": \"READ\", \"request\": 1} | is not an event"
            })
    void refusesABrokenFileByItsName(String text, String message) {
        assertThatThrownBy(() -> written(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(directory.resolve("event.json") + " " + message);
        assertThatThrownBy(() -> Event.read(directory)).hasMessageStartingWith("Cannot read " + directory);
    }

    @Test
    void knowsTheEntryPointByTheForm() throws IOException {
        assertThat(written(PAYLOAD).entrypoint()).isEqualTo(Entrypoint.TEST);
        assertThat(written("{\"action\": \"READ\", \"requestData\": {}}").entrypoint())
                .isEqualTo(Entrypoint.HANDLE);
    }

    @Test
    void putsAnEventIntoTheFormOfTheOtherEntryPointAndBack() throws IOException {
        Event test = written(PAYLOAD);
        Event handle = test.as(Entrypoint.HANDLE);
        assertThat(handle.document())
                .isEqualTo(
                        json(
                                """
                {"action": "UPDATE", "awsAccountId": "123456789012", "region": "us-east-1", "bearerToken": "token",
                 "resourceType": "AWS::ApiGatewayV2::IntegrationResponse", "resourceTypeVersion": "00000001",
                 "stackId": "arn:aws:cloudformation:us-east-1:123456789012:stack/local/1", "nextToken": "next",
                 "requestData": {"callerCredentials": {"accessKeyId": "x"}, "logicalResourceId": "Name",
                                 "resourceProperties": {"ApiId": "a"}, "previousResourceProperties": {"ApiId": "b"}},
                 "callbackContext": {"round": 1}}
                """));
        Event back = handle.as(Entrypoint.TEST);
        ((ObjectNode) back.document().get("request")).remove(List.of("region", "stackId", "awsAccountId"));
        assertThat(back).isEqualTo(test);
    }

    @Test
    void putsTheUsersCredentialsInThePlaceOfWhateverIsThere() throws IOException {
        ObjectNode own = json("{\"accessKeyId\": \"own\"}");
        assertThat(written(PAYLOAD).withCredentials(own).document().get("credentials"))
                .isEqualTo(own);
        assertThat(written(
                                "{\"action\": \"READ\", \"requestData\": {\"callerCredentials\": 1, \"providerCredentials\": 2}}")
                        .withCredentials(own)
                        .document()
                        .get("requestData"))
                .isEqualTo(json("{\"callerCredentials\": {\"accessKeyId\": \"own\"}}"));
    }

    private Event written(String text) throws IOException {
        return Event.read(Files.writeString(directory.resolve("event.json"), text));
    }

    private static ObjectNode json(String text) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(text);
    }
}
