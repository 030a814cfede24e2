package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts.Conflicts;
import software.amazon.cloudformation.resource.Serializer;

/** What CloudFormation keeps between two invocations, as JSON; those of an operation may be of two versions. */
class CallbackContextTest {

    private static final Conflicts NONE = new Conflicts(0, 0);

    @ParameterizedTest
    @MethodSource
    void countsWhatAContextLacksAsNothingTried(String json, Attempts attempts) throws IOException {
        assertThat(read(json)).isEqualTo(new CallbackContext(attempts));
    }

    static Stream<Arguments> countsWhatAContextLacksAsNothingTried() {
        return Stream.of(
                // The previous version's.
                arguments(
                        "{\"effort\":{\"startedAt\":1,\"invocations\":2,\"calls\":3,\"mayHaveHappened\":true}}",
                        new Attempts(2, 3, 0, true, false, NONE, 0)),
                arguments(
                        "{\"effort\":{\"invocations\":2,\"conflicts\":null}}",
                        new Attempts(2, 0, 0, false, false, NONE, 0)),
                arguments(
                        "{\"effort\":{\"conflicts\":{\"keyWaits\":4}}}",
                        new Attempts(0, 0, 0, false, false, new Conflicts(0, 4), 0)),
                // A later version's, after going back.
                arguments(
                        "{\"attempts\":{\"calls\":2,\"new\":[1],\"conflicts\":{\"new\":2}},\"new\":{}}",
                        new Attempts(0, 2, 0, false, false, NONE, 0)),
                arguments("{\"effort\":{}}", new Attempts(0, 0, 0, false, false, NONE, 0)),
                arguments("{\"effort\":null}", Attempts.NONE),
                arguments("{}", Attempts.NONE));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        CallbackContext context = new CallbackContext(new Attempts(1, 2, 3, true, true, new Conflicts(4, 5), 6));

        String json = new Serializer().serialize(context);

        assertThat(read(json)).isEqualTo(context);
        assertThat(json)
                .contains(
                        "invocations",
                        "calls",
                        "elapsedMillis",
                        "mayHaveHappened",
                        "unanswered",
                        "conflicts",
                        "shortages")
                .contains("waitedMillis", "keyWaits");
    }

    private static CallbackContext read(String json) throws IOException {
        return new Serializer().deserialize(json, new TypeReference<CallbackContext>() {});
    }
}
