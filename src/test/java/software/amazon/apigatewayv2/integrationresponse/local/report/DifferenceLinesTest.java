package software.amazon.apigatewayv2.integrationresponse.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceLinesTest {
    private static final String LONG = "0123456789".repeat(12);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}; {'A': 'x'}; + A  x",
                "{'A': 'x'}; {}; - A  x",
                "{'A': 'x'}; {'A': null}; - A  x",
                "{'A': 'x'}; {'A': 'y'}; ~ A  x → y",
                "{'A': ''}; {'A': 'y'}; ~ A  \"\" → y",
                "{'M': {'k': 'x'}}; {'M': {'k': 'x', 'l': 'y'}}; + M[\"l\"]  y",
                "{'M': {'k': 'x'}}; {'M': {}}; - M[\"k\"]  x",
                "{'M': {'k': 'x'}}; {}; - M[\"k\"]  x",
                "{'M': {'k': 'x'}}; {'M': {'k': 'y'}}; ~ M[\"k\"]  x → y",
                "{'A': 'x'}; {'A': 'x'}; nothing to change",
                "{}; {'A': 5}; + A  5"
            })
    void eachPropertyAndEntryThatDiffersIsALine(String before, String after, String line) {
        assertThat(text(before, after))
                .filteredOn(text -> !text.endsWith("unchanged"))
                .containsExactly("    " + line);
    }

    @Test
    void whatIsTheSameIsCounted() {
        assertThat(text("{'A': 'x', 'B': 'y', 'M': {'k': 'v'}}", "{'A': 'z', 'B': 'y', 'M': {'k': 'v'}}"))
                .containsExactly("    ~ A  x → z", "      2 unchanged");
    }

    @Test
    void aValueThatDoesNotFitBesideItsNameIsBelowItAndCut() {
        assertThat(text("{'A': '" + LONG + "'}", "{'A': 'x'}"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Line.WIDTH))
                .first()
                .isEqualTo("    ~ A");
        assertThat(text("{}", "{'A': '" + LONG + "'}"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Line.WIDTH))
                .last()
                .asString()
                .endsWith("…");
    }

    @Test
    void controlCharactersAreShownAndNotSentToTheTerminal() {
        assertThat(text("{}", "{'A': 'one\\ntwo\\u001b[31m'}")).containsExactly("    + A  one\\ntwo\\u001b[31m");
    }

    private static List<String> text(String before, String after) {
        return DifferenceLines.of(json(before), json(after)).stream()
                .map(Line::text)
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
