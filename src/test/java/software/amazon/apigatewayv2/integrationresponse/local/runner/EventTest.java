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
    void aBrokenFileIsRefusedWithItsName(String text, String message) throws IOException {
        Path file = Files.writeString(directory.resolve("broken.json"), text);
        assertThatThrownBy(() -> Event.read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(file + " " + message);
    }

    @Test
    void aMissingFileIsRefused() {
        Path file = directory.resolve("missing.json");
        assertThatThrownBy(() -> Event.read(file)).hasMessageStartingWith("There is no file " + file);
        assertThatThrownBy(() -> Event.read(directory)).hasMessageStartingWith("Cannot read " + directory);
    }

    @Test
    void theFormOfAnEventSaysItsEntryPoint() throws IOException {
        assertThat(written(PAYLOAD).entrypoint()).isEqualTo(Entrypoint.TEST);
        assertThat(written("{\"action\": \"READ\", \"requestData\": {}}").entrypoint())
                .isEqualTo(Entrypoint.HANDLE);
    }

    @Test
    void anEventIsPutIntoTheFormOfTheOtherEntryPointAndBack() throws IOException {
        Event test = written(PAYLOAD);
        Event handle = EventForms.as(Entrypoint.HANDLE, test);
        assertThat(handle.document().at("/requestData/resourceProperties/ApiId").asText())
                .isEqualTo("a");
        assertThat(handle.document()
                        .at("/requestData/previousResourceProperties/ApiId")
                        .asText())
                .isEqualTo("b");
        assertThat(handle.document()
                        .at("/requestData/callerCredentials/accessKeyId")
                        .asText())
                .isEqualTo("x");
        assertThat(handle.document().at("/bearerToken").asText()).isEqualTo("token");
        assertThat(handle.document().at("/callbackContext/round").asInt()).isEqualTo(1);
        Event back = EventForms.as(Entrypoint.TEST, handle);
        assertThat(back.entrypoint()).isEqualTo(Entrypoint.TEST);
        ((ObjectNode) back.document().get("request")).remove(List.of("region", "stackId", "awsAccountId"));
        assertThat(back.document()).isEqualTo(test.document());
    }

    @Test
    void theUsersCredentialsTakeThePlaceOfWhateverIsThere() throws IOException {
        ObjectNode own = (ObjectNode) new ObjectMapper().readTree("{\"accessKeyId\": \"own\"}");
        Event test = written(PAYLOAD).withCredentials(own);
        assertThat(test.document().get("credentials")).isEqualTo(own);
        Event handle = written(
                        """
                        {"action": "READ", "requestData": {"callerCredentials": 1, "providerCredentials": 2}}
                        """)
                .withCredentials(own);
        assertThat(handle.document().get("requestData"))
                .isEqualTo(new ObjectMapper().createObjectNode().set("callerCredentials", own));
    }

    private Event written(String text) throws IOException {
        return Event.read(Files.writeString(directory.resolve("event.json"), text));
    }
}
