package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;

/** Events of both forms; LocalCommandTest has what is none. */
class EventTest {
    private static final String TEST =
            """
            {"credentials": {"accessKeyId": "x"}, "action": "UPDATE",
             "request": {"clientRequestToken": "token", "logicalResourceIdentifier": "Name", "nextToken": "next",
                         "desiredResourceState": {"ApiId": "a"}, "previousResourceState": {"ApiId": "b"}},
             "callbackContext": {"round": 1}}
            """;

    @Test
    void putsAnEventIntoTheFormOfTheOtherEntryPointAndBack() {
        Event handle = event(TEST).as(Entrypoint.HANDLE);
        assertThat(handle)
                .isEqualTo(
                        event(
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
        assertThat(back).isEqualTo(event(TEST));
    }

    @Test
    void putsTheUsersCredentialsInThePlaceOfWhateverIsThere() {
        ObjectNode own = JsonNodeFactory.instance.objectNode().put("accessKeyId", "own");
        assertThat(event(TEST).withCredentials(own).document().get("credentials"))
                .isEqualTo(own);
        String handle = "{\"action\": \"READ\", \"requestData\": {\"callerCredentials\": %s}}";
        assertThat(event(handle.formatted("1, \"providerCredentials\": 2")).withCredentials(own))
                .isEqualTo(event(handle.formatted(own)));
    }

    private static Event event(String text) {
        return Event.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
