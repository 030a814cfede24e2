package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.ResourceModel.ResourceModelBuilder;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** What is refused before any call is made: the property is named, and nothing changes. */
class RefusedInputTest {

    @AutoClose
    private static final HandlerHarness HARNESS = new HandlerHarness();

    @BeforeEach
    void startAnew() {
        HARNESS.clear();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesAMistakeByNameWithoutACall(Action action, UnaryOperator<ResourceModelBuilder> mistake, String named) {
        ResourceModel held = HARNESS.given(HARNESS.model("$default"));
        ResourceModel sound = action == Action.CREATE
                ? HARNESS.model("/4/")
                : held.toBuilder().integrationResponseKey("/4/").build();

        ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.complete(
                action,
                HandlerHarness.requestOf(mistake.apply(sound.toBuilder()).build()));

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(event.getMessage()).contains(named);
        assertThat(event.getResourceModel()).isNull();
        assertThat(event.getCallbackContext()).isNull();
        assertThat(HARNESS.calls()).isEmpty();
        assertThat(HARNESS.held()).containsExactly(held);
    }

    static Stream<Arguments> refusals() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("k", null);
        Stream<Arguments> identifiers = Stream.of(
                        "", " ", ".", "..", "../x", "a/b", "%2F", "a\n", "a b", "a?b", "a#b", "ä")
                .flatMap(text -> Stream.of(Action.values())
                        .flatMap(action -> Stream.of(
                                refusal(action, model -> model.apiId(text), "ApiId"),
                                refusal(action, model -> model.integrationId(text), "IntegrationId"),
                                refusal(
                                        action == Action.LIST ? Action.READ : action,
                                        model -> model.integrationResponseId(text),
                                        "IntegrationResponseId"))));
        Stream<Arguments> contents = Stream.of(Action.CREATE, Action.UPDATE)
                .flatMap(action -> Stream.of(
                        refusal(action, model -> model.integrationResponseKey(null), "IntegrationResponseKey"),
                        refusal(action, model -> model.integrationResponseKey(" "), "IntegrationResponseKey"),
                        refusal(action, model -> model.contentHandlingStrategy("ZIP"), "ContentHandlingStrategy"),
                        refusal(action, model -> model.contentHandlingStrategy(""), "ContentHandlingStrategy"),
                        parameters(action, Map.of("k", Map.of())),
                        parameters(action, nothing),
                        parameters(action, Map.of("k", "")),
                        templates(action, nothing),
                        templates(action, Map.of("k", List.of("x"))),
                        templates(action, Map.of("k", Map.of("l", 1)))));
        Stream<Arguments> chosen = Stream.of(
                refusal(Action.CREATE, model -> model.integrationResponseId("abc123"), "IntegrationResponseId"));
        return Stream.of(identifiers, contents, chosen).flatMap(rows -> rows);
    }

    private static Arguments parameters(Action action, Map<String, Object> wrong) {
        return refusal(action, model -> model.responseParameters(wrong), "ResponseParameters[\"k\"]");
    }

    private static Arguments templates(Action action, Map<String, Object> wrong) {
        return refusal(action, model -> model.responseTemplates(wrong), "ResponseTemplates[\"k\"]");
    }

    private static Arguments refusal(Action action, UnaryOperator<ResourceModelBuilder> mistake, String named) {
        return arguments(action, mistake, named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ApiId", "IntegrationId", "IntegrationResponseId"})
    void refusesToChangeAnIdentifier(String property) {
        ResourceModel held = HARNESS.given(HARNESS.model("$default"));
        ResourceModelBuilder desired = held.toBuilder();
        switch (property) {
            case "ApiId" -> desired.apiId("other1");
            case "IntegrationId" -> desired.integrationId("other1");
            default -> desired.integrationResponseId("other1");
        }

        ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.update(held, desired.build());

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.NotUpdatable);
        assertThat(event.getMessage()).startsWith(property + " cannot be changed");
        assertThat(HARNESS.calls()).isEmpty();
    }

    @Test
    void saysAtOnceWhateverIsWrong() {
        ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.create(new ResourceModel());

        assertThat(event.getMessage()).contains("ApiId", "IntegrationId", "IntegrationResponseKey");
    }

    /** The maximum length of a status message (RecordHandlerProgress). */
    @Test
    void countsAHundredMistakesAndNamesTheFirst() {
        Map<String, Object> wrong = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            wrong.put("k".repeat(5_000) + i, List.of());
        }

        ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.create(
                HARNESS.model("$default").toBuilder().responseTemplates(wrong).build());

        assertThat(event.getMessage())
                .contains("ResponseTemplates[\"kkk", "is not a string")
                .matches("(?s).*and \\d+ more")
                .hasSizeLessThanOrEqualTo(1_024);
    }

    @Test
    void refusesARequestWithoutAModelOrWithoutAnything() {
        for (Action action : Action.values()) {
            assertThat(HARNESS.complete(action, new ResourceHandlerRequest<>()).getErrorCode())
                    .isEqualTo(HandlerErrorCode.InvalidRequest);
            assertThat(HARNESS.complete(action, null).getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        }
    }

    @Test
    void refusesARequestWithoutCredentials() {
        for (Action action : Action.values()) {
            ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.handler(action)
                    .handleRequest(null, HandlerHarness.requestOf(HARNESS.model("$default")), null, text -> {});

            assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidCredentials);
            assertThat(event.getMessage()).contains("credentials");
        }
    }
}
