package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts.Conflicts;
import software.amazon.cloudformation.resource.Serializer;

/** What CloudFormation keeps between two invocations, as JSON; those of an operation may be of two versions. */
class CallbackContextTest {

    /** The previous version says effort and startedAt. A later one, before somebody went back, may say anything new. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            context                                                        | invocations | calls | unknown | keyWaits
            {"effort": {"startedAt": 1, "invocations": 2, "calls": 3}}     | 2           | 3     | false   | 0
            {"effort": {"mayHaveHappened": true}}                          | 0           | 0     | true    | 0
            {"effort": {"invocations": 2, "conflicts": null}}              | 2           | 0     | false   | 0
            {"effort": {"conflicts": {"keyWaits": 4}}}                     | 0           | 0     | false   | 4
            {"attempts": {"calls": 2, "conflicts": {"new": 2}}, "new": {}} | 0           | 2     | false   | 0
            {"effort": null}                                               | 0           | 0     | false   | 0
            {}                                                             | 0           | 0     | false   | 0
            """)
    void countsAnAbsentMemberAsNothingTried(String context, int invocations, int calls, boolean unknown, int keyWaits)
            throws IOException {
        assertThat(read(context).attempts())
                .isEqualTo(new Attempts(invocations, calls, 0, unknown, false, new Conflicts(0, keyWaits), 0));
    }

    /** The names are those that a later version has to read. */
    @Test
    void readsWhatItWrote() throws IOException {
        CallbackContext context = new CallbackContext(new Attempts(1, 2, 3, true, true, new Conflicts(4, 5), 6));
        String json =
                """
                {"attempts":{"invocations":1,"calls":2,"elapsedMillis":3,"mayHaveHappened":true,"unanswered":true,\
                "conflicts":{"waitedMillis":4,"keyWaits":5},"shortages":6}}""";

        assertThat(new Serializer().serialize(context)).isEqualTo(json);
        assertThat(read(json)).isEqualTo(context);
    }

    private static CallbackContext read(String json) throws IOException {
        return new Serializer().deserialize(json, new TypeReference<CallbackContext>() {});
    }
}
