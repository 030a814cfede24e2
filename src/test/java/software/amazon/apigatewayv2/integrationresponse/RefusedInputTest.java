package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** What is refused before any call is made: the property is named, and nothing changes. */
class RefusedInputTest {

    @AutoClose
    private static final HandlerHarness HARNESS = new HandlerHarness();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "../x", "a/b", "%2F", "a\n", "a b", "a?b", "a#b", "ä"})
    void refusesAMalformedIdentifier(String text) {
        for (Action action : Action.values()) {
            assertRefused(action, "ApiId", text, "ApiId");
            assertRefused(action, "IntegrationId", text, "IntegrationId");
            if (action != Action.LIST) {
                assertRefused(action, "IntegrationResponseId", text, "IntegrationResponseId");
            }
        }
    }

    @Test
    void refusesToChooseTheIdentifierInACreate() {
        assertRefused(Action.CREATE, "IntegrationResponseId", "abc123", "IntegrationResponseId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            IntegrationResponseKey  | null            | IntegrationResponseKey
            IntegrationResponseKey  | " "             | IntegrationResponseKey
            ContentHandlingStrategy | "ZIP"           | ContentHandlingStrategy
            ContentHandlingStrategy | ""              | ContentHandlingStrategy
            ResponseParameters      | {"k": {}}       | ResponseParameters["k"]
            ResponseParameters      | {"k": null}     | ResponseParameters["k"]
            ResponseParameters      | {"k": ""}       | ResponseParameters["k"]
            ResponseTemplates       | {"k": null}     | ResponseTemplates["k"]
            ResponseTemplates       | {"k": ["x"]}    | ResponseTemplates["k"]
            ResponseTemplates       | {"k": {"l": 1}} | ResponseTemplates["k"]
            """)
    void refusesContentsThatApiGatewayCannotHold(String property, String json, String named) throws IOException {
        for (Action action : List.of(Action.CREATE, Action.UPDATE)) {
            assertRefused(action, property, new ObjectMapper().readValue(json, Object.class), named);
        }
    }

    private static void assertRefused(Action action, String property, Object value, String named) {
        HARNESS.clear();
        ResourceModel held = HARNESS.given(HARNESS.model("$default"));
        ResourceModel sound = action == Action.CREATE
                ? HARNESS.model("/4/")
                : held.toBuilder().integrationResponseKey("/4/").build();
        ResourceModel wrong = HandlerHarness.with(sound, Collections.singletonMap(property, value));

        ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.complete(action, HandlerHarness.requestOf(wrong));

        assertThat(event.getErrorCode()).as("%s", action).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(event.getMessage()).contains(named);
        assertThat(event.getResourceModel()).isNull();
        assertThat(event.getCallbackContext()).isNull();
        assertThat(HARNESS.calls()).isEmpty();
        assertThat(HARNESS.held()).containsExactly(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ApiId", "IntegrationId", "IntegrationResponseId"})
    void refusesToChangeAnIdentifier(String property) {
        HARNESS.clear();
        ResourceModel held = HARNESS.given(HARNESS.model("$default"));

        ProgressEvent<ResourceModel, CallbackContext> event =
                HARNESS.update(held, HandlerHarness.with(held, Map.of(property, "other1")));

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.NotUpdatable);
        assertThat(event.getMessage()).startsWith(property + " cannot be changed");
        assertThat(HARNESS.calls()).isEmpty();
    }

    @Test
    void reportsAllMistakesAtOnce() {
        assertThat(HARNESS.create(new ResourceModel()).getMessage())
                .contains("ApiId", "IntegrationId", "IntegrationResponseKey");
    }

    /** The maximum length of a status message (RecordHandlerProgress). */
    @Test
    void countsAHundredMistakesAndNamesTheFirst() {
        Map<String, Object> wrong = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            wrong.put("k".repeat(5_000) + i, List.of());
        }

        String message = HARNESS.create(HARNESS.model("$default").toBuilder()
                        .responseTemplates(wrong)
                        .build())
                .getMessage();

        int named = message.split(" is not a string", -1).length - 1;
        assertThat(message)
                .startsWith("ResponseTemplates[\"kkk")
                .contains("; and " + (100 - named) + " more")
                .hasSizeLessThanOrEqualTo(1_024);
    }

    @ParameterizedTest
    @EnumSource
    void refusesARequestWithoutAModelOrWithoutCredentials(Action action) {
        assertThat(HARNESS.complete(action, null).getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(HARNESS.complete(action, new ResourceHandlerRequest<>()).getErrorCode())
                .isEqualTo(HandlerErrorCode.InvalidRequest);

        ProgressEvent<ResourceModel, CallbackContext> event = OperationHandler.of(action)
                .handleRequest(null, HandlerHarness.requestOf(HARNESS.model("$default")), null, text -> {});

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidCredentials);
        assertThat(event.getMessage()).contains("credentials");
    }
}
