package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.cloudformation.resource.Serializer;

/** Events that nobody can read, and what is said of them: the member and the mistake, and never a value. */
class EventReaderTest {

    private static final String CREDENTIALS =
            "{\"accessKeyId\": \"-\", \"secretAccessKey\": \"-\", \"sessionToken\": \"-\"}";
    private static final String NAMES_ACTIONS = "CREATE, READ, UPDATE, DELETE, LIST";

    private final Serializer serializer = new Serializer();
    private final EventReader reader = new EventReader(serializer);

    @ParameterizedTest
    @MethodSource
    void aHandlerRequestThatCannotBeReadNamesTheMemberAndTheMistake(String event, String mistake) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventReader.requireAll(reader.handlerEvent(stream(event))))
                .withMessage("The event cannot be read: " + mistake)
                .withNoCause();
    }

    static Stream<Arguments> aHandlerRequestThatCannotBeReadNamesTheMemberAndTheMistake() {
        return Stream.of(
                arguments("", "it is empty"),
                arguments(" \n", "it is empty"),
                arguments("null", "it is null; an object is needed"),
                arguments("[]", "it is an array; an object is needed"),
                arguments("\"SECRET\"", "it is a string; an object is needed"),
                arguments("7", "it is a number; an object is needed"),
                arguments("true", "it is true or false; an object is needed"),
                arguments("SECRET", "it is not JSON (line 1, column 1)"),
                arguments("{\"action\":\n", "it is not JSON (line 2, column 1)"),
                arguments("{\"action\": 'SECRET'}", "it is not JSON (line 1, column 12)"),
                arguments("{\"requestData\": {\"callerCredentials\": SECRET", "it is not JSON (line 1, column 39)"),
                arguments("{}", "action is missing"),
                arguments(event("\"action\": \"SECRET\""), "action is unknown; known are " + NAMES_ACTIONS),
                arguments(event("\"action\": 77"), "action is unknown; known are " + NAMES_ACTIONS),
                arguments(event("\"action\": {}"), "action is an object; one of " + NAMES_ACTIONS + " is needed"),
                arguments(event("\"action\": null"), "action is missing"),
                arguments(event("\"region\": \" \""), "region is missing"),
                arguments(event("\"maxResults\": \"SECRET\""), "maxResults is a string; a whole number is needed"),
                arguments(event("\"rollback\": \"SECRET\""), "rollback is a string; true or false is needed"),
                arguments(event("\"features\": 5"), "features is a number; an object is needed"),
                arguments(event("\"requestData\": null"), "requestData is missing"),
                arguments(event("\"requestData\": \"\""), "requestData is a string; an object is needed"),
                arguments(data("\"resourceProperties\": null"), "requestData.resourceProperties is missing"),
                arguments(
                        data("\"resourceProperties\": 7"),
                        "requestData.resourceProperties is a number; an object is needed"),
                arguments(
                        data("\"providerCredentials\": true"),
                        "requestData.providerCredentials is true or false; an object is needed"),
                arguments(
                        data("\"callerCredentials\": {\"accessKeyId\": [\"SECRET\"]}"),
                        "requestData.callerCredentials.accessKeyId is an array; a string is needed"),
                arguments(
                        data("\"callerCredentials\": {\"secretAccessKey\": \"SECRET\", \"sessionToken\": \"SECRET\"}"),
                        "requestData.callerCredentials.accessKeyId is missing"),
                arguments(
                        data("\"providerCredentials\": {\"accessKeyId\": \"SECRET\", \"sessionToken\": \"SECRET\"}"),
                        "requestData.providerCredentials.secretAccessKey is missing"),
                arguments(
                        data("\"providerCredentials\": {\"accessKeyId\": \"SECRET\", \"secretAccessKey\": \"SECRET\"}"),
                        "requestData.providerCredentials.sessionToken is missing"),
                arguments(
                        data("\"stackTags\": {\"a\\nb=c" + "d".repeat(100) + "\": {}}"),
                        "requestData.stackTags.a_b_c" + "d".repeat(59) + " is an object; a string is needed"),
                arguments(
                        event("\"callbackContext\": {\"attempts\": {\"calls\": 9999999999}}"),
                        "callbackContext.attempts.calls is a number beyond the limits of what can be read"),
                arguments(
                        event("\"features\": {\"SECRET\": " + "[".repeat(2000) + "]".repeat(2000) + "}"),
                        "it is nested too deeply, or a number or name in it is too long"),
                arguments(
                        data("\"stackTags\": {\"SECRET\": \"a\", \"SECRET\": \"b\"}"),
                        "an object in it has two members of the same name"),
                arguments("{\"__COMPRESSED__\": 7}", "__COMPRESSED__ is not a string"),
                arguments("{\"__COMPRESSED__\": null}", "__COMPRESSED__ is not a string"),
                arguments("{\"__COMPRESSED__\": \"\"}", "__COMPRESSED__ is not gzip data in Base64"),
                arguments("{\"__COMPRESSED__\": \"SECRET\"}", "__COMPRESSED__ is not gzip data in Base64"),
                arguments("{\"__COMPRESSED__\": \"SECR", "it is not JSON (line 1, column 25)"),
                arguments("[\"__COMPRESSED__\"]", "it is an array; an object is needed"),
                arguments(compressed("SECRET"), "it is not JSON (line 1, column 1)"),
                arguments(compressed(event("\"maxResults\": []")), "maxResults is an array; a whole number is needed"));
    }

    @ParameterizedTest
    @MethodSource
    void aTestPayloadThatCannotBeReadNamesTheMemberAndTheMistake(String event, String mistake) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> reader.testPayload(stream(event)))
                .withMessage("The event cannot be read: " + mistake);
    }

    static Stream<Arguments> aTestPayloadThatCannotBeReadNamesTheMemberAndTheMistake() {
        return Stream.of(
                arguments("", "it is empty"),
                arguments("{}", "action is missing"),
                arguments("{\"action\": \"READ\"}", "credentials is missing"),
                arguments("{\"action\": \"READ\", \"credentials\": {}}", "credentials.accessKeyId is missing"),
                arguments("{\"credentials\": \"SECRET\"}", "credentials is a string; an object is needed"),
                arguments(
                        "{\"request\": {\"desiredResourceState\": {\"ResponseTemplates\": \"SECRET\"}}}",
                        "request.desiredResourceState.ResponseTemplates is a string; an object is needed"),
                arguments(
                        "{\"request\": {\"previousResourceState\": {\"ApiId\": {\"SECRET\": 1}}}}",
                        "request.previousResourceState.ApiId is an object; a string is needed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"maxResults\": 5",
                "\"maxResults\": \"5\"",
                "\"action\": \"LIST\", \"requestData\": {}",
                "\"unknown\": {\"member\": []}",
                "\"features\": {\"__COMPRESSED__\": \"SECRET\"}"
            })
    void whatTheRpdkTakesIsReadAsItCame(String members) throws IOException, UnreadableEventException {
        String event = event(members);

        HandlerEvent read = reader.handlerEvent(stream(event));
        EventReader.requireAll(read);

        assertThat(read.json()).isEqualTo(event);
    }

    @Test
    void aCompressedEventIsReadAsWhatIsInIt() throws IOException, UnreadableEventException {
        String event = event("\"maxResults\": 5");

        assertThat(reader.handlerEvent(stream(serializer.compress(event))).json())
                .isEqualTo(event);
    }

    @Test
    void noStreamIsNoEvent() {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> reader.handlerEvent(null))
                .withMessageEndingWith("it is empty");
    }

    /** A good event for handleRequest, but for these members. */
    private static String event(String members) {
        StringBuilder event = new StringBuilder("{");
        if (!members.contains("\"action\"")) {
            event.append("\"action\": \"CREATE\",");
        }
        if (!members.contains("\"region\"")) {
            event.append("\"region\": \"us-east-1\",");
        }
        if (!members.contains("\"requestData\"")) {
            event.append("\"requestData\": {\"resourceProperties\": {}, \"callerCredentials\": " + CREDENTIALS + "},");
        }
        return event.append(members).append('}').toString();
    }

    private static String data(String members) {
        String model = members.contains("resourceProperties") ? "" : "\"resourceProperties\": {}, ";
        return event("\"requestData\": {" + model + members + "}");
    }

    private static String compressed(String event) {
        try {
            return new Serializer().compress(event);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream stream(String event) {
        return new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    }
}
