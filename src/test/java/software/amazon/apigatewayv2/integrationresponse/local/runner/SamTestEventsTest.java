package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** The event files work on the state with which the local service starts. */
class SamTestEventsTest {

    @ParameterizedTest
    @ValueSource(strings = {"create", "read", "update", "delete", "list"})
    void isForTestEntrypointAndAboutTheSample(String name) {
        Event event = Event.read(Path.of("sam-tests", name + ".json"));
        JsonNode sample = model(SampleData.INTEGRATION_RESPONSE);
        assertThat(event.entrypoint()).isEqualTo(Entrypoint.TEST);
        assertThat(event.action()).isEqualTo(name.toUpperCase(Locale.ROOT));
        assertThat(event.document().get("credentials"))
                .allMatch(value -> value.textValue().equals("PLACEHOLDER"));
        JsonNode desired = event.desiredState();
        assertThat(desired.get("ApiId")).isEqualTo(sample.get("ApiId"));
        assertThat(desired.get("IntegrationId")).isEqualTo(sample.get("IntegrationId"));
        switch (name) {
            case "create" ->
                assertThat(desired.get("IntegrationResponseKey")).isNotEqualTo(sample.get("IntegrationResponseKey"));
            case "list" -> assertThat(desired).hasSize(2);
            default -> assertThat(desired.get("IntegrationResponseId")).isEqualTo(sample.get("IntegrationResponseId"));
        }
        if (name.equals("update")) {
            assertThat(event.previousState()).isEqualTo(sample);
        }
    }

    private static JsonNode model(StoredIntegrationResponse held) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode model = json.createObjectNode()
                .put("ApiId", SampleData.API_ID)
                .put("IntegrationId", SampleData.INTEGRATION_ID)
                .put("IntegrationResponseId", held.id())
                .put("IntegrationResponseKey", held.key());
        held.text(Member.TEMPLATE_SELECTION_EXPRESSION)
                .ifPresent(value -> model.put("TemplateSelectionExpression", value));
        model.set("ResponseParameters", json.valueToTree(held.entries(Member.RESPONSE_PARAMETERS)));
        model.set("ResponseTemplates", json.valueToTree(held.entries(Member.RESPONSE_TEMPLATES)));
        return model;
    }
}
