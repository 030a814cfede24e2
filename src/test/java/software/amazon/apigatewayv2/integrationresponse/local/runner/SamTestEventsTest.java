package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
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
    void anEventFileIsForTestEntrypointAndAboutTheSampleData(String name) {
        Event event = event(name);
        assertThat(event.entrypoint()).isEqualTo(Entrypoint.TEST);
        assertThat(event.action()).isEqualTo(name.toUpperCase(Locale.ROOT));
        assertThat(event.desiredState().get("ApiId").textValue()).isEqualTo(SampleData.API_ID);
        assertThat(event.desiredState().get("IntegrationId").textValue()).isEqualTo(SampleData.INTEGRATION_ID);
        assertThat(event.document().get("credentials"))
                .allMatch(value -> value.textValue().equals("PLACEHOLDER"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "update", "delete"})
    void anEventAboutOneIntegrationResponseIsAboutTheOneThatIsThere(String name) {
        assertThat(event(name).desiredState().get("IntegrationResponseId").textValue())
                .isEqualTo(SampleData.INTEGRATION_RESPONSE_ID);
    }

    @Test
    void theUpdateStartsFromWhatIsThere() {
        assertThat(event("update").document().at("/request/previousResourceState"))
                .isEqualTo(model(SampleData.INTEGRATION_RESPONSE));
    }

    @Test
    void theCreateHasAKeyThatIsFree() {
        assertThat(event("create").desiredState().get("IntegrationResponseKey").textValue())
                .isNotEqualTo(SampleData.INTEGRATION_RESPONSE.key());
    }

    private static Event event(String name) {
        return Event.read(Path.of("sam-tests", name + ".json"));
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
