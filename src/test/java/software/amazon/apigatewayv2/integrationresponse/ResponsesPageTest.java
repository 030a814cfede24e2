package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.retry.ReactionRows;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorRows;

/** Compares the tables of responses in docs/behaviour.md with the code. */
class ResponsesPageTest {

    private static final Path PAGE = Path.of("docs", "behaviour.md");
    private static final Path CURRENT = Path.of("target", "responses.md");
    private static final String BEGIN = "<!-- A test writes these tables from the code. -->\n";
    private static final String END = "<!-- End of the tables. -->\n";

    @Test
    void documentsTheTablesOfTheCode() throws IOException {
        String tables = table(
                        List.of("the service says", "kind", "CloudFormation is told", "the call happened"),
                        ErrorRows.all())
                + "\n"
                + table(
                        List.of(
                                "kind",
                                "create",
                                "create, an earlier call's outcome unknown",
                                "update",
                                "delete",
                                "read, list"),
                        ReactionRows.all());
        Files.createDirectories(CURRENT.getParent());
        Files.writeString(CURRENT, tables);

        assertThat(Files.readString(PAGE))
                .as("the tables in %s are out of date: take %s in their place", PAGE, CURRENT)
                .contains(BEGIN + "\n" + tables + "\n" + END);
    }

    /** A table as Markdown has it. */
    static String table(List<String> heads, List<List<String>> rows) {
        List<String> rule = heads.stream().map(head -> "---").toList();
        return Stream.concat(Stream.of(heads, rule), rows.stream())
                .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }
}
