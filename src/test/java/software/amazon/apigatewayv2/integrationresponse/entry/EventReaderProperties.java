package software.amazon.apigatewayv2.integrationresponse.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.json.JSONException;
import org.json.JSONObject;
import org.json.JSONTokener;
import software.amazon.apigatewayv2.integrationresponse.entry.EventReader.UnreadableEventException;
import software.amazon.cloudformation.resource.Serializer;

/** What the RPDK could not read with its second library, org.json, is refused before; nothing else is. */
class EventReaderProperties {

    /** Two of them are the same name. */
    private static final List<String> NAMES = List.of("\"a\"", "\"\\u0061\"", "\"b\"", "\"\"", "\"null\"");

    private final EventReader reader = new EventReader(new Serializer());

    @Property
    void anEventIsRefusedIfAndOnlyIfOrgJsonDoesNotTakeIt(@ForAll("values") String value) throws IOException {
        String event = "{\"action\": \"LIST\", \"region\": \"a\", \"requestData\": {}, \"features\": {\"any\": " + value
                + "}}";

        assertThat(isRefused(event)).as(event).isEqualTo(!isTakenByOrgJson(event));
    }

    private boolean isRefused(String event) throws IOException {
        try {
            reader.handlerEvent(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
            return false;
        } catch (UnreadableEventException twoMeanings) {
            assertThat(twoMeanings).hasMessageEndingWith("an object in it has two members of the same name");
            return true;
        }
    }

    private static boolean isTakenByOrgJson(String event) {
        try {
            new JSONObject(new JSONTokener(event));
            return true;
        } catch (JSONException refused) {
            return false;
        }
    }

    @Provide
    Arbitrary<String> values() {
        return values(3);
    }

    private static Arbitrary<String> values(int depth) {
        Arbitrary<String> scalars =
                Arbitraries.of("null", "true", "0", "-0", "1e400", "12345678901234567890", "\"\"", "\"\\ud800\"");
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<String> inner = values(depth - 1);
        Arbitrary<String> members =
                Combinators.combine(Arbitraries.of(NAMES), inner).as((name, of) -> name + ":" + of);
        return Arbitraries.oneOf(
                scalars,
                members.list().ofMaxSize(3).map(all -> joined("{", all, "}")),
                inner.list().ofMaxSize(2).map(all -> joined("[", all, "]")));
    }

    private static String joined(String begin, List<String> parts, String end) {
        return parts.stream().collect(Collectors.joining(",", begin, end));
    }
}
