package software.amazon.apigatewayv2.integrationresponse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RegisteredEntryTest {

    @Test
    void cloudFormationAndSamAreToldTheEntryThatTheLocalToolsRun() throws IOException {
        JsonNode settings = new ObjectMapper().readTree(Path.of(".rpdk-config").toFile());
        String handle = PackagedFunction.HANDLER + "::handleRequest";
        String test = PackagedFunction.HANDLER + "::testEntrypoint";

        assertThat(settings.path("entrypoint").asText()).isEqualTo(handle);
        assertThat(settings.path("testEntrypoint").asText()).isEqualTo(test);
        assertThat(Files.readAllLines(Path.of("template.yml")))
                .filteredOn(line -> line.contains("Handler: "))
                .extracting(line -> line.replaceFirst(".*Handler: ", ""))
                .containsExactlyInAnyOrder(handle, test);
    }
}
