package software.amazon.apigatewayv2.integrationresponse.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.entry.EventReader.UnreadableEventException;
import software.amazon.cloudformation.resource.Serializer;

/** Events that nobody can read, and what is said of them: the member and the mistake, and never a value. */
class EventReaderTest {

    private static final String CREDENTIALS =
            "{\"accessKeyId\": \"-\", \"secretAccessKey\": \"-\", \"sessionToken\": \"-\"}";
    private static final String NAMES_ACTIONS = "CREATE, READ, UPDATE, DELETE, LIST";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Serializer serializer = new Serializer();
    private final EventReader reader = new EventReader(serializer);

    @ParameterizedTest
    @MethodSource
    void aHandlerRequestThatCannotBeReadNamesTheMemberAndTheMistake(String event, String mistake) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> reader.handlerEvent(stream(event)))
                .withMessage("The event cannot be read: " + mistake)
                .withNoCause();
    }

    static Stream<Arguments> aHandlerRequestThatCannotBeReadNamesTheMemberAndTheMistake() {
        return Stream.of(
                arguments("", "it is empty"),
                arguments(" \n", "it is empty"),
                arguments("null", "it has to be an object"),
                arguments("[]", "it has to be an object"),
                arguments("\"SECRET\"", "it has to be an object"),
                arguments("7", "it has to be an object"),
                arguments("true", "it has to be an object"),
                arguments("SECRET", "it is not JSON (line 1, column 1)"),
                arguments("{\"action\":\n", "it is not JSON (line 2, column 1)"),
                arguments("{\"action\": 'SECRET'}", "it is not JSON (line 1, column 12)"),
                arguments("{\"requestData\": {\"callerCredentials\": SECRET", "it is not JSON (line 1, column 39)"),
                arguments("{}", "action is missing"),
                arguments(event("\"action\": \"SECRET\""), "action has to be one of " + NAMES_ACTIONS),
                arguments(event("\"action\": 77"), "action has to be one of " + NAMES_ACTIONS),
                arguments(event("\"action\": {}"), "action has to be one of " + NAMES_ACTIONS),
                arguments(event("\"action\": null"), "action is missing"),
                arguments(event("\"region\": \" \""), "region is missing"),
                arguments(event("\"maxResults\": \"SECRET\""), "maxResults has to be a whole number"),
                arguments(event("\"rollback\": \"SECRET\""), "rollback has to be true or false"),
                arguments(event("\"features\": 5"), "features has to be an object"),
                arguments(event("\"requestData\": null"), "requestData is missing"),
                arguments(event("\"requestData\": \"\""), "requestData has to be an object"),
                arguments(data("\"resourceProperties\": null"), "requestData.resourceProperties is missing"),
                arguments(data("\"resourceProperties\": 7"), "requestData.resourceProperties has to be an object"),
                arguments(data("\"providerCredentials\": true"), "requestData.providerCredentials has to be an object"),
                arguments(
                        data("\"callerCredentials\": {\"accessKeyId\": [\"SECRET\"]}"),
                        "requestData.callerCredentials.accessKeyId has to be a string"),
                arguments(
                        data("\"callerCredentials\": {\"secretAccessKey\": \"SECRET\", \"sessionToken\": \"SECRET\"}"),
                        "requestData.callerCredentials.accessKeyId is missing"),
                arguments(
                        data("\"providerCredentials\": {\"accessKeyId\": \"SECRET\", \"sessionToken\": \"SECRET\"}"),
                        "requestData.providerCredentials.secretAccessKey is missing"),
                arguments(
                        data("\"providerCredentials\": {\"accessKeyId\": \"SECRET\", \"secretAccessKey\": \"SECRET\"}"),
                        "requestData.providerCredentials.sessionToken is missing"),
                arguments(data("\"providerCredentials\": " + CREDENTIALS), "resourceType is missing"),
                arguments(
                        data("\"stackTags\": {\"a\\nb=c" + "d".repeat(100) + "\": {}}"),
                        "requestData.stackTags.a_b_c" + "d".repeat(25) + "_..._" + "d".repeat(29)
                                + " has to be a string"),
                arguments(
                        event("\"callbackContext\": {\"attempts\": {\"calls\": 9999999999}}"),
                        "callbackContext.attempts.calls is beyond the limits of what can be read"),
                arguments(
                        event("\"features\": {\"SECRET\": " + "[".repeat(2000) + "]".repeat(2000) + "}"),
                        "it is nested too deeply, or a number or name in it is too long"),
                arguments(
                        event("\"features\": {\"SECRET\": " + "[".repeat(600) + "]".repeat(600) + "}"),
                        "it is nested too deeply, or a number or name in it is too long"),
                arguments(
                        data("\"stackTags\": {\"SECRET\": \"a\", \"SECRET\": \"b\"}"),
                        "an object in it has two members of the same name"),
                arguments(
                        data("\"callerCredentials\": {\"accessKeyId\": \"SECRET\", \"ACCESSKEYID\": \"SECRET\"}"),
                        "an object in it has two members of the same name"),
                arguments(
                        data("\"systemTags\": {}, \"SYSTEMTAGS\": {}"),
                        "an object in it has two members of the same name"),
                arguments("{\"__COMPRESSED__\": 7}", "__COMPRESSED__ has to be gzip data in Base64"),
                arguments("{\"__COMPRESSED__\": null}", "__COMPRESSED__ has to be gzip data in Base64"),
                arguments("{\"__COMPRESSED__\": \"\"}", "__COMPRESSED__ has to be gzip data in Base64"),
                arguments("{\"__COMPRESSED__\": \"SECRET\"}", "__COMPRESSED__ has to be gzip data in Base64"),
                arguments("{\"__COMPRESSED__\": \"SECR", "it is not JSON (line 1, column 25)"),
                arguments("[\"__COMPRESSED__\"]", "it has to be an object"),
                arguments(compressed("SECRET"), "it is not JSON (line 1, column 1)"),
                arguments(compressed(event("\"maxResults\": []")), "maxResults has to be a whole number"));
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
                arguments("{\"credentials\": \"SECRET\"}", "credentials has to be an object"),
                arguments(
                        "{\"request\": {\"desiredResourceState\": {\"ResponseTemplates\": \"SECRET\"}}}",
                        "request.desiredResourceState.ResponseTemplates has to be an object"),
                arguments(
                        "{\"request\": {\"desiredResourceState\": {\"ApiId\": {\"SECRET\": 1}}}}",
                        "request.desiredResourceState.ApiId has to be a string"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"maxResults\": 5",
                "\"maxResults\": \"5\"",
                "\"action\": \"LIST\", \"requestData\": {}",
                "\"action\": \"LIST\", \"requestData\": {\"previousResourceProperties\": {\"ApiId\": 1.10}}",
                "\"unknown\": {\"member\": [1.10, -2, true, null, \"\\ud800\", \"ä\"]}",
                "\"features\": {\"__COMPRESSED__\": \"SECRET\"}"
            })
    void whatTheRpdkTakesIsReadAsItCame(String members) throws IOException, UnreadableEventException {
        String event = event(members);

        assertThat(text(reader.handlerEvent(stream(event)).stream())).isEqualTo(text(stream(event)));
        assertThat(text(reader.handlerEvent(stream(serializer.compress(event))).stream()))
                .isEqualTo(text(stream(event)));
    }

    /** A previous state is only compared with; an event that holds no readable one is as one that holds none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"ApiId\": \"a\", \"ResponseTemplates\": \"{}\"} | {\"ApiId\": \"a\"}",
                "{\"ApiId\": \"a\", \"ResponseParameters\": [1]} | {\"ApiId\": \"a\"}",
                "{\"ApiId\": {}, \"IntegrationId\": 5} | {\"IntegrationId\": 5}",
                "{\"ResponseTemplates\": {\"a\": {}, \"b\": [1], \"c\": null, \"d\": 5, \"e\": \"\"}}"
                        + " | {\"ResponseTemplates\": {\"d\": 5, \"e\": \"\"}}",
                "[] | null",
                "\"SECRET\" | null"
            })
    void whatCannotBeReadOfAPreviousStateIsLeftOut(String previous, String read)
            throws IOException, UnreadableEventException {
        String event = data("\"previousResourceProperties\": " + previous);
        String payload = "{\"action\": \"UPDATE\", \"credentials\": " + CREDENTIALS
                + ", \"request\": {\"previousResourceState\": " + previous + "}}";

        JsonNode expected = JSON.readTree(read);
        assertThat(JSON.readTree(reader.handlerEvent(stream(event)).stream())
                        .at("/requestData/previousResourceProperties"))
                .isEqualTo(expected.isNull() ? MissingNode.getInstance() : expected);
        assertThat(JSON.readTree(reader.testPayload(stream(payload))).at("/request/previousResourceState"))
                .isEqualTo(expected.isNull() ? MissingNode.getInstance() : expected);
    }

    /** The RPDK's mapper takes both, and its validator one of them. */
    @ParameterizedTest
    @CsvSource({
        "requestData, REQUESTDATA, resourceProperties, an object in it has two members of the same name",
        "requestData, region, resourceproperties, requestData.resourceProperties is missing",
        "requestdata, region, resourceProperties, requestData is missing",
    })
    void aNameInAnotherCaseIsNoSecondMember(String data, String other, String model, String mistake) {
        String event = "{\"action\": \"CREATE\", \"" + data + "\": {\"" + model + "\": {}}, \"region\": \"a\", \""
                + other.replace("region", "b") + "\": {}}";

        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> reader.handlerEvent(stream(event)))
                .withMessage("The event cannot be read: " + mistake);
    }

    /** As the RPDK's mapper takes them. */
    @Test
    void takesTheNamesOfMembersInAnyCase() throws IOException, UnreadableEventException {
        String event = "{\"ACTION\": \"CREATE\", \"REGION\": \"a\", \"requestData\": {\"resourceProperties\": {},"
                + " \"callercredentials\": " + CREDENTIALS.toUpperCase(Locale.ROOT) + "}}";
        String payload = "{\"Action\": \"READ\", \"Credentials\": " + CREDENTIALS + "}";

        assertThat(text(reader.handlerEvent(stream(event)).stream())).isEqualTo(text(stream(event)));
        assertThat(text(reader.testPayload(stream(payload)))).isEqualTo(text(stream(payload)));
    }

    /** Keys of templates and tags are the user's own. */
    @Test
    void namesOfTheUsersMayDifferInTheirCase() throws IOException, UnreadableEventException {
        String event = data("\"resourceProperties\": {\"ResponseTemplates\": {\"a\": \"1\", \"A\": \"2\"}},"
                + " \"stackTags\": {\"a\": \"1\", \"A\": \"2\"}");

        assertThat(text(reader.handlerEvent(stream(event)).stream())).isEqualTo(text(stream(event)));
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

    private static String text(InputStream event) throws IOException {
        return JSON.readTree(event).toString();
    }

    private static InputStream stream(String event) {
        return new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    }
}
