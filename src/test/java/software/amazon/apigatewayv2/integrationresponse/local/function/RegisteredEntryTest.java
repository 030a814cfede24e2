package software.amazon.apigatewayv2.integrationresponse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The entry class stands in what CloudFormation is told, in what SAM is told, and in the local tools. */
class RegisteredEntryTest {

    @Test
    void rpdkConfigNamesTheEntryThatTheLocalToolsRun() throws IOException {
        JsonNode settings = new ObjectMapper().readTree(Path.of(".rpdk-config").toFile());

        assertThat(settings.path("entrypoint").asText()).isEqualTo(PackagedFunction.HANDLER + "::handleRequest");
        assertThat(settings.path("testEntrypoint").asText()).isEqualTo(PackagedFunction.HANDLER + "::testEntrypoint");
    }

    @Test
    void templateNamesTheSameEntry() throws IOException {
        assertThat(Files.readAllLines(Path.of("template.yml")))
                .filteredOn(line -> line.contains("Handler: "))
                .extracting(line -> line.replaceFirst(".*Handler: ", ""))
                .containsExactlyInAnyOrder(
                        PackagedFunction.HANDLER + "::handleRequest", PackagedFunction.HANDLER + "::testEntrypoint");
    }
}
