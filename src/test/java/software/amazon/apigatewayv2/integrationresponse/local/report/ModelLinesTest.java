package software.amazon.apigatewayv2.integrationresponse.local.report;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.apigatewayv2.integrationresponse.local.report.OperationLinesTest.json;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelLinesTest {
    private static final String LONG = "0123456789".repeat(12);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}; {'A': 'x'}; + A  x
                    {'A': 'x'}; {}; - A  x
                    {'A': 'x'}; {'A': null}; - A  x
                    {'A': 'x'}; {'A': 'y'}; ~ A  x → y
                    {'A': ''}; {'A': 'y'}; ~ A  "" → y
                    {'A': 'x', 'M': {'k': 'x'}}; {'A': 'x', 'M': {'k': 'x', 'l': 'y'}}; + M["l"]  y|      2 unchanged
                    {'M': {'k': 'x'}}; {'M': {}}; - M["k"]  x
                    {'M': {'k': 'x'}}; {}; - M["k"]  x
                    {'M': {'k': 'x'}}; {'M': {'k': 'y'}}; ~ M["k"]  x → y
                    {'A': 'x'}; {'A': 'x'}; nothing to change
                    {}; {'A': 5}; + A  5
                    {}; {'A': 'one\\ntwo\\u001b[31m'}; + A  one\\ntwo\\u001b[31m
                    """)
    void givesEachPropertyAndEntryThatDiffersALineAndCountsTheOthers(String before, String after, String lines) {
        assertThat(difference(before, after)).containsExactly(("    " + lines).split("\\|"));
    }

    @Test
    void putsAValueThatDoesNotFitBesideItsNameBelowItAndCutsIt() {
        String cut = LONG.substring(0, 89) + "…";
        assertThat(difference("{'A': '" + LONG + "'}", "{'A': 'x'}"))
                .containsExactly("    ~ A", "          " + cut, "        → x");
        assertThat(difference("{}", "{'A': '" + LONG + "'}"))
                .containsExactly("    + A", "        " + LONG.substring(0, 91) + "…");
    }

    private static List<String> difference(String before, String after) {
        return ModelLines.difference(json(before), json(after)).stream()
                .map(Line::text)
                .toList();
    }
}
