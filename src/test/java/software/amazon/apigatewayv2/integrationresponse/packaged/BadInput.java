package software.amazon.apigatewayv2.integrationresponse.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.SampleValues;
import software.amazon.cloudformation.Action;

/**
 * A request that has to fail before anything is called. {@code RefusedInputTest} has more values; here is one of each
 * kind that JSON can bring, with secrets that no log may have.
 *
 * @param judge who is able to see that it is bad
 * @param property the property that is bad, which the message has to name
 * @param json its value, or empty if it is missing
 * @param code the error code that it ends with
 */
record BadInput(Judge judge, Action action, String property, String json, String code) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();
    private static final List<Action> ALL = List.of(Action.values());
    private static final List<Action> WRITES = List.of(Action.CREATE, Action.UPDATE);
    private static final List<Action> NEED_ID = List.of(Action.READ, Action.UPDATE, Action.DELETE);

    /** Who can see that an input is bad. */
    enum Judge {
        /** The handlers: it fails whichever way it came. */
        HANDLER,
        /** The entry point, before the RPDK sees the event. */
        READER,
        /** The RPDK, when it validates a create or an update that came to handleRequest. */
        SCHEMA
    }

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        for (String name : List.of("ApiId", "IntegrationId")) {
            all.addAll(rows(Judge.HANDLER, ALL, name, "", "null", "''", "'a/b'"));
            all.addAll(rows(Judge.READER, ALL, name, "{'SECRET': 'SECRET'}", "['SECRET']"));
        }
        all.addAll(rows(Judge.HANDLER, NEED_ID, "IntegrationResponseId", "", "null", "''", "'a/b'"));
        all.addAll(rows(Judge.HANDLER, List.of(Action.CREATE), "IntegrationResponseId", "'abc1234'"));
        all.addAll(rows(Judge.HANDLER, WRITES, "IntegrationResponseKey", "", "null", "''", "' \\t'"));
        all.addAll(rows(Judge.HANDLER, WRITES, "ContentHandlingStrategy", "''", "'PASSTHROUGH'"));
        all.addAll(rows(Judge.HANDLER, WRITES, "ResponseParameters", "{'a': ''}"));
        for (String map : List.of("ResponseParameters", "ResponseTemplates")) {
            all.addAll(rows(Judge.HANDLER, WRITES, map, "{'a': null}", "{'good': 'b', 'a': ['SECRET']}"));
        }
        SampleValues.all()
                .forEach((name, value) -> all.addAll(
                        value instanceof Map
                                ? rows(Judge.READER, WRITES, name, "'SECRET'", "['SECRET']", "5", "true")
                                : rows(Judge.READER, WRITES, name, "{'a': 'SECRET'}", "[]")));
        all.addAll(rows(Judge.SCHEMA, WRITES, "ResponseTemplate", "'SECRET'"));
        for (String name : List.of("ApiId", "IntegrationId", "IntegrationResponseId")) {
            all.add(new BadInput(Judge.HANDLER, Action.UPDATE, name, "'other'", "NotUpdatable"));
        }
        return all;
    }

    private static List<BadInput> rows(Judge judge, List<Action> actions, String property, String... values) {
        return actions.stream()
                .flatMap(action -> List.of(values).stream()
                        .map(json -> new BadInput(judge, action, property, json, "InvalidRequest")))
                .toList();
    }

    /** The bad request for the integration response that the model identifies. */
    CloudFormationRequest request(ResourceProperties held) {
        CloudFormationRequest good = CloudFormationRequest.good(action, held);
        try {
            return good.withDesired(
                    json.isEmpty()
                            ? good.desired().without(property)
                            : good.desired().with(property, JSON.readTree(json)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
