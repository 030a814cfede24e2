package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** The limits that the schema sets to a property's value: the handlers keep them, and so does the local service. */
class SchemaLimitsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AutoClose
    private static final HandlerHarness HARNESS = new HandlerHarness();

    @BeforeEach
    void startAnew() {
        HARNESS.clear();
    }

    /** {@code testEntrypoint} does not validate against the schema. */
    @ParameterizedTest
    @MethodSource("badValues")
    void whatTheSchemaRefusesIsRefusedWithoutACall(String property, JsonNode value) throws IOException {
        ObjectNode model = JSON.valueToTree(FullModel.at(HARNESS));
        model.set(property, value);

        ProgressEvent<ResourceModel, CallbackContext> event =
                HARNESS.create(JSON.treeToValue(model, ResourceModel.class));

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(event.getMessage()).contains(property);
        assertThat(HARNESS.calls()).isEmpty();
    }

    /** Otherwise a handler that forgot a limit would seem to work locally. The SDK does not send every such value. */
    @ParameterizedTest
    @MethodSource("badValues")
    void theLocalServiceRefusesItToo(String property, JsonNode value) throws IOException, InterruptedException {
        String responses =
                "/v2/apis/" + HARNESS.apiId() + "/integrations/" + HARNESS.integrationId() + "/integrationresponses";
        ResourceModel held = HARNESS.given(FullModel.at(HARNESS));
        String member = property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
        ObjectNode body = JSON.createObjectNode().put("integrationResponseKey", "/5/");
        body.set(member, value);

        assertThat(statusOf("POST", responses, body)).isEqualTo(400);
        assertThat(statusOf("PATCH", responses + "/" + held.getIntegrationResponseId(), body))
                .isEqualTo(400);
        assertThat(HARNESS.held()).containsExactly(held);
    }

    private static int statusOf(String method, String path, JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        HARNESS.service().endpoint().resolve(path))
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE")
                .method(method, BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        return response.statusCode();
    }

    /** A row for each limit that the schema sets to a property's value. */
    static Stream<Arguments> badValues() {
        JsonNodeFactory values = JsonNodeFactory.instance;
        return SchemaProperties.updatable().stream().flatMap(property -> {
            JsonNode limits = SchemaProperties.SCHEMA.at("/properties/" + property);
            return Stream.of(
                            limits.has("enum") ? values.textNode("of no enum") : null,
                            limits.has("minimum")
                                    ? values.numberNode(limits.get("minimum").asInt() - 1)
                                    : null,
                            limits.has("maximum")
                                    ? values.numberNode(limits.get("maximum").asInt() + 1)
                                    : null,
                            limits.has("pattern") ? values.textNode("\n") : null,
                            limits.path("type").asText().equals("object") && !limits.has("properties")
                                    ? values.objectNode().<JsonNode>set("entry", values.arrayNode())
                                    : null)
                    .filter(Objects::nonNull)
                    .map(value -> Arguments.of(property, value));
        });
    }
}
