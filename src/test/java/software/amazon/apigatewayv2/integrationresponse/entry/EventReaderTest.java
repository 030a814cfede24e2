package software.amazon.apigatewayv2.integrationresponse.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.entry.EventReader.UnreadableEventException;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.cloudformation.resource.Serializer;

/** Which events are rejected before the RPDK reads them. The message has the member and the mistake, never a value. */
class EventReaderTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Good for both entry points. */
    private static final String GOOD =
            """
            {"action": "CREATE", "region": "us-east-1", "resourceType": "-", "credentials": %1$s,
             "requestData": {"resourceProperties": {}, "callerCredentials": %1$s, "providerCredentials": %1$s},
             "request": {"desiredResourceState": {}}}"""
                    .formatted("{\"accessKeyId\": \"-\", \"secretAccessKey\": \"-\", \"sessionToken\": \"-\"}");

    private final Serializer serializer = new Serializer();
    private final EventReader reader = new EventReader(serializer);

    /** The first row stands for no stream at all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                                                 | it is empty
            ``                                   | it is empty
            ` \n`                                | it is empty
            null                                 | it has to be an object
            []                                   | it has to be an object
            7                                    | it has to be an object
            "SECRET"                             | it has to be an object
            ["__COMPRESSED__"]                   | it has to be an object
            SECRET                               | it is not JSON (line 1, column 1)
            `{"action":\n`                       | it is not JSON (line 2, column 1)
            {"action": 'SECRET'}                 | it is not JSON (line 1, column 12)
            {"request": {"credentials": SECRET   | it is not JSON (line 1, column 29)
            {"__COMPRESSED__": "SECR             | it is not JSON (line 1, column 25)
            {"__COMPRESSED__": null}             | __COMPRESSED__ has to be gzip data in Base64
            {"__COMPRESSED__": ""}               | __COMPRESSED__ has to be gzip data in Base64
            {"__COMPRESSED__": "SECRET"}         | __COMPRESSED__ has to be gzip data in Base64
            {}                                   | action is missing
            """)
    void rejectsInputThatIsNotAnEvent(String event, String mistake) {
        assertRejected(Entrypoint.HANDLE, event, mistake);
        assertRejected(Entrypoint.TEST, event, mistake);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            HANDLE | action | "SECRET" | action has to be one of CREATE, READ, UPDATE, DELETE, LIST
            HANDLE | action | 77 | action has to be one of CREATE, READ, UPDATE, DELETE, LIST
            HANDLE | action | {} | action has to be one of CREATE, READ, UPDATE, DELETE, LIST
            HANDLE | action | null | action is missing
            HANDLE | region | " " | region is missing
            HANDLE | resourceType | null | resourceType is missing
            HANDLE | maxResults | "SECRET" | maxResults has to be a whole number
            HANDLE | rollback | "SECRET" | rollback has to be true or false
            HANDLE | features | 5 | features has to be an object
            HANDLE | callbackContext | {"attempts": {"calls": 9999999999}}\
             | callbackContext.attempts.calls is beyond the limits of what can be read
            HANDLE | requestData | null | requestData is missing
            HANDLE | requestData | "" | requestData has to be an object
            HANDLE | requestData | {"resourceproperties": {}} | requestData.resourceProperties is missing
            HANDLE | requestData.resourceProperties | null | requestData.resourceProperties is missing
            HANDLE | requestData.resourceProperties | 7 | requestData.resourceProperties has to be an object
            HANDLE | requestData.callerCredentials | {"accessKeyId": ["SECRET"]}\
             | requestData.callerCredentials.accessKeyId has to be a string
            HANDLE | requestData.callerCredentials.accessKeyId | null\
             | requestData.callerCredentials.accessKeyId is missing
            HANDLE | requestData.callerCredentials.secretAccessKey | ""\
             | requestData.callerCredentials.secretAccessKey is missing
            HANDLE | requestData.providerCredentials | true | requestData.providerCredentials has to be an object
            HANDLE | requestData.providerCredentials.sessionToken | null\
             | requestData.providerCredentials.sessionToken is missing
            HANDLE | REQUESTDATA | {} | an object in it has two members of the same name
            HANDLE | requestData.callerCredentials.ACCESSKEYID | "SECRET"\
             | an object in it has two members of the same name
            HANDLE | requestData.stackTags | {"SECRET": "a", "SECRET": "b"}\
             | an object in it has two members of the same name
            HANDLE | features | {"a": [{"": 1, "b": 2, "": 3}]} | an object in it has two members of the same name
            HANDLE | features | {"b": 1, "\\u0062": 2} | an object in it has two members of the same name
            TEST | action | null | action is missing
            TEST | credentials | null | credentials is missing
            TEST | credentials | {} | credentials.accessKeyId is missing
            TEST | credentials | "SECRET" | credentials has to be an object
            TEST | request.desiredResourceState | {"ResponseTemplates": "SECRET"}\
             | request.desiredResourceState.ResponseTemplates has to be an object
            TEST | request.desiredResourceState | {"ApiId": {"SECRET": 1}}\
             | request.desiredResourceState.ApiId has to be a string
            """)
    void namesTheMemberAndTheMistake(Entrypoint entrypoint, String member, String value, String mistake)
            throws IOException {
        String event = with(member, value);

        assertRejected(entrypoint, event, mistake);
        assertRejected(entrypoint, serializer.compress(event), mistake);
    }

    @Test
    void shortensTheNameOfAMemberToOneWord() throws IOException {
        assertRejected(
                Entrypoint.HANDLE,
                with("requestData.stackTags", "{\"a\\nb=c" + "d".repeat(100) + "\": {}}"),
                "requestData.stackTags.a_b_c" + "d".repeat(25) + "_..._" + "d".repeat(29) + " has to be a string");
    }

    @Test
    void rejectsAnEventThatIsNestedTooDeeply() throws IOException {
        assertRejected(
                Entrypoint.HANDLE,
                with("features", "{\"SECRET\": " + "[".repeat(600) + "]".repeat(600) + "}"),
                "it is nested too deeply, or a number or name in it is too long");
    }

    /** The RPDK accepts its own member names in any case. It also reads each event with org.json. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            HANDLE | {"action": "LIST", "region": "a", "requestData": {}, "maxResults": "5"}
            HANDLE | {"ACTION": "READ", "REGION": "a", "requestData": {"callercredentials": \
            {"ACCESSKEYID": "-", "SECRETACCESSKEY": "-", "SESSIONTOKEN": "-"}}}
            HANDLE | {"action": "LIST", "region": "a", "requestData": {"previousResourceProperties": {"ApiId": 1.10}}}
            HANDLE | {"action": "LIST", "region": "a", "requestData": {}, "features": {"__COMPRESSED__": "SECRET"}}
            HANDLE | {"action": "LIST", "region": "a", "requestData": {}, "unknown": \
            {"": [1.10, -0, 1e400, 12345678901234567890, true, null, "\\ud800", "ä"], "null": [[{"": {"": ""}}, []]]}}
            HANDLE | {"action": "CREATE", "region": "a", "requestData": {"resourceProperties": \
            {"ResponseTemplates": {"a": "1", "A": "2"}}, "stackTags": {"a": "1", "A": "2"}}}
            TEST | {"Action": "READ", "Credentials": {"accessKeyId": "-", "secretAccessKey": "-", "sessionToken": "-"}}
            """)
    void readsUnchangedWhatTheRpdkAccepts(Entrypoint entrypoint, String event)
            throws IOException, UnreadableEventException {
        assertThat(new JSONObject(event).keySet()).isNotEmpty();
        assertThat(read(entrypoint, event)).hasToString(JSON.readTree(event).toString());
        assertThat(read(entrypoint, serializer.compress(event)))
                .hasToString(JSON.readTree(event).toString());
    }

    /** A previous state is only compared with. One that cannot be read counts as absent. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"ApiId": "a", "ResponseTemplates": "{}"} | {"ApiId": "a"}
            {"ApiId": "a", "ResponseParameters": [1]} | {"ApiId": "a"}
            {"ApiId": {}, "IntegrationId": 5} | {"IntegrationId": 5}
            {"ResponseTemplates": {"a": {}, "b": [1], "c": null, "d": 5}} | {"ResponseTemplates": {"d": 5}}
            [] | ``
            "SECRET" | ``
            """)
    void leavesOutUnreadablePartsOfAPreviousState(String previous, String read)
            throws IOException, UnreadableEventException {
        assertThat(read(Entrypoint.HANDLE, with("requestData.previousResourceProperties", previous))
                        .at("/requestData/previousResourceProperties"))
                .isEqualTo(JSON.readTree(read));
        assertThat(read(Entrypoint.TEST, with("request.previousResourceState", previous))
                        .at("/request/previousResourceState"))
                .isEqualTo(JSON.readTree(read));
    }

    private void assertRejected(Entrypoint entrypoint, String event, String mistake) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> read(entrypoint, event))
                .withMessage("The event cannot be read: " + mistake)
                .withNoCause();
    }

    private JsonNode read(Entrypoint entrypoint, String event) throws IOException, UnreadableEventException {
        InputStream stream = event == null ? null : new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
        return JSON.readTree(
                switch (entrypoint) {
                    case HANDLE -> reader.handlerEvent(stream).stream();
                    case TEST -> reader.testPayload(stream);
                });
    }

    /** The good event, with this text for the value of a member. */
    private static String with(String member, String value) throws JsonProcessingException {
        JsonPointer pointer = JsonPointer.compile("/" + member.replace('.', '/'));
        JsonNode event = JSON.readTree(GOOD);
        ((ObjectNode) event.at(pointer.head())).put(pointer.last().getMatchingProperty(), "@");
        return event.toString().replace("\"@\"", value);
    }
}
