package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.SampleValues;
import software.amazon.cloudformation.Action;

/**
 * A request that has to fail before anything is called.
 *
 * @param title what is bad
 * @param spoil makes a good request for {@code action} bad
 * @param judge who is able to see it
 * @param code the error code that it ends with
 * @param named what the message has to name
 */
record BadInput(
        String title,
        Action action,
        UnaryOperator<CloudFormationRequest> spoil,
        Judge judge,
        String code,
        List<String> named) {

    private static final List<Action> WRITES = List.of(Action.CREATE, Action.UPDATE);
    private static final List<Action> NEEDS_ID = List.of(Action.READ, Action.UPDATE, Action.DELETE);
    private static final List<String> INTEGRATION = List.of("ApiId", "IntegrationId");
    private static final List<String> MAPS = List.of("ResponseParameters", "ResponseTemplates");

    /** Values that a URL's path cannot take as they are, or that lead to another resource's path. */
    private static final List<String> NO_IDENTIFIERS =
            List.of("", "  ", ".", "..", "../x", "a/b", "/", "%2F", "%2e%2e", "a\nb", "\n", "a?b=c", "a#b", "a;b", "é");

    /** Who can see that an input is bad. */
    enum Judge {
        /** The handlers: it fails whichever way it came. */
        HANDLER,
        /** The entry point, before the RPDK sees the event. */
        READER,
        /** The RPDK, when it validates a create or an update that is not called back. */
        SCHEMA
    }

    /** The bad request for the integration response that the model identifies. */
    CloudFormationRequest request(ResourceProperties held) {
        return spoil.apply(good(action, held));
    }

    @Override
    public String toString() {
        return action + ", " + title;
    }

    static Stream<BadInput> all() {
        return Stream.of(
                        identifiers(),
                        createOnly(),
                        keys(),
                        strategies(),
                        mapValues(),
                        wrongTypes(),
                        unknownProperties())
                .flatMap(rows -> rows);
    }

    private static CloudFormationRequest good(Action action, ResourceProperties held) {
        ResourceProperties integration = held.without("IntegrationResponseId").without("IntegrationResponseKey");
        return switch (action) {
            case CREATE -> CloudFormationRequest.of(action, integration.with("IntegrationResponseKey", "/5\\d\\d/"));
            case UPDATE -> CloudFormationRequest.update(held.with("IntegrationResponseKey", "/5\\d\\d/"), held);
            case LIST -> CloudFormationRequest.of(action, integration);
            default -> CloudFormationRequest.of(action, held.without("IntegrationResponseKey"));
        };
    }

    private static Stream<BadInput> identifiers() {
        Stream<BadInput> missing = Arrays.stream(Action.values()).flatMap(action -> identifiersOf(action).stream()
                .map(name -> invalid(name + " missing", action, model -> model.without(name), name)));
        Stream<BadInput> bad = Arrays.stream(Action.values()).flatMap(action -> identifiersOf(action).stream()
                .flatMap(name -> NO_IDENTIFIERS.stream().map(value -> given(action, name, value, name))));
        return Stream.concat(missing, bad);
    }

    private static List<String> identifiersOf(Action action) {
        return NEEDS_ID.contains(action) ? List.of("ApiId", "IntegrationId", "IntegrationResponseId") : INTEGRATION;
    }

    private static Stream<BadInput> createOnly() {
        BadInput idOnCreate = given(Action.CREATE, "IntegrationResponseId", "abc1234", "IntegrationResponseId");
        Stream<BadInput> changed = identifiersOf(Action.UPDATE).stream()
                .map(name -> new BadInput(
                        "another " + name,
                        Action.UPDATE,
                        desired(model -> model.with(name, "other")),
                        Judge.HANDLER,
                        "NotUpdatable",
                        List.of(name)));
        return Stream.concat(Stream.of(idOnCreate), changed);
    }

    private static Stream<BadInput> keys() {
        String key = "IntegrationResponseKey";
        return WRITES.stream()
                .flatMap(action -> Stream.of(
                        invalid("no key", action, model -> model.without(key), key),
                        given(action, key, null, key),
                        given(action, key, "", key),
                        given(action, key, " \t", key)));
    }

    private static Stream<BadInput> strategies() {
        String strategy = "ContentHandlingStrategy";
        return WRITES.stream().flatMap(action -> Stream.of("", " ", "PASSTHROUGH", "convert_to_text")
                .map(value -> given(action, strategy, value, strategy)));
    }

    private static Stream<BadInput> mapValues() {
        List<Object> noStrings = Arrays.asList(null, Map.of("b", "c"), Map.of(), List.of("b"), List.of());
        Stream<BadInput> ofOtherTypes = WRITES.stream().flatMap(action -> MAPS.stream()
                .flatMap(map -> noStrings.stream().map(value -> entry(action, map, value))));
        return Stream.concat(ofOtherTypes, WRITES.stream().map(action -> entry(action, "ResponseParameters", "")));
    }

    private static BadInput entry(Action action, String map, Object value) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("good", "'good'");
        entries.put("bad-entry", value);
        return given(action, map, Collections.unmodifiableMap(entries), map, "bad-entry");
    }

    private static Stream<BadInput> wrongTypes() {
        Stream<BadInput> texts = Arrays.stream(Action.values()).flatMap(action -> INTEGRATION.stream()
                .flatMap(name -> Stream.of(Map.of("a", "b"), List.of("a")).map(value -> read(action, name, value))));
        Stream<BadInput> contents = WRITES.stream().flatMap(action -> SampleValues.all().entrySet().stream()
                .flatMap(sample -> wrongFor(sample.getValue()).map(value -> read(action, sample.getKey(), value))));
        return Stream.concat(texts, contents);
    }

    private static Stream<Object> wrongFor(Object value) {
        return value instanceof Map
                ? Stream.of("a=b", List.of("a"), 5, true)
                : Stream.of(Map.of(), Map.of("a", "b"), List.of());
    }

    private static Stream<BadInput> unknownProperties() {
        return WRITES.stream()
                .map(action -> new BadInput(
                        "an unknown property",
                        action,
                        desired(model -> model.with("ResponseTemplate", "{}")),
                        Judge.SCHEMA,
                        "InvalidRequest",
                        List.of("ResponseTemplate")));
    }

    private static BadInput given(Action action, String name, Object value, String... named) {
        String shown = value instanceof String text ? '"' + text.replace("\n", "\\n") + '"' : String.valueOf(value);
        return invalid(name + " " + shown, action, model -> model.with(name, value), named);
    }

    private static BadInput invalid(
            String title, Action action, UnaryOperator<ResourceProperties> spoil, String... named) {
        return new BadInput(title, action, desired(spoil), Judge.HANDLER, "InvalidRequest", List.of(named));
    }

    private static BadInput read(Action action, String name, Object value) {
        return new BadInput(
                name + " of the wrong type, " + value,
                action,
                desired(model -> model.with(name, value)),
                Judge.READER,
                "InvalidRequest",
                List.of(name));
    }

    private static UnaryOperator<CloudFormationRequest> desired(UnaryOperator<ResourceProperties> spoil) {
        return request -> request.withDesired(request.desired().map(spoil));
    }
}
