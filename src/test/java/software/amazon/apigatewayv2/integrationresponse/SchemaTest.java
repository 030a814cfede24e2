package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.apigatewayv2.model.ContentHandlingStrategy;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseRequest;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * The schema against everything that has to agree with it. Whoever adds a property is told here what is missing;
 * CONTRIBUTING lists the places.
 */
class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA = SchemaProperties.SCHEMA;

    @AutoClose
    private static final HandlerHarness HARNESS = new HandlerHarness();

    @BeforeEach
    void startAnew() {
        HARNESS.clear();
    }

    @Test
    void hasThePropertiesOfTheServicesModel() {
        assertThat(CreateIntegrationResponseRequest.builder().build().sdkFields())
                .extracting(SdkField::memberName)
                .containsExactlyInAnyOrderElementsOf(SchemaProperties.writable());
        assertThat(ContentHandlingStrategy.knownValues())
                .extracting(ContentHandlingStrategy::toString)
                .containsExactlyInAnyOrderElementsOf(
                        SchemaProperties.texts(SCHEMA.at("/properties/ContentHandlingStrategy/enum")));
    }

    @Test
    void hasEveryPropertyInTheModelsOfTests() {
        NamedProperties one = NamedProperties.of(HARNESS.full());
        NamedProperties other = NamedProperties.of(HARNESS.otherFull());

        assertThat(one.names()).containsExactlyInAnyOrderElementsOf(SchemaProperties.writable());
        assertThat(other.names()).containsExactlyInAnyOrderElementsOf(SchemaProperties.writable());
        assertThat(SchemaProperties.updatable())
                .allSatisfy(property -> assertThat(one.entries().get(property))
                        .isNotEqualTo(other.entries().get(property)));
        assertThat(FilledIn.all().map(FilledIn::property))
                .containsExactlyInAnyOrderElementsOf(SchemaProperties.optional());
    }

    @Test
    void hasEveryPropertyInEachResponse() {
        ResourceModel created = HARNESS.create(HARNESS.full()).getResourceModel();
        assertThat(NamedProperties.of(created).names()).containsExactlyInAnyOrderElementsOf(SchemaProperties.all());
        assertThat(HARNESS.held()).containsExactly(created);
        assertThat(HARNESS.read(created).getResourceModel()).isEqualTo(created);

        ResourceModel other = other(created);
        assertThat(HARNESS.update(created, other).getResourceModel()).isEqualTo(other);
        assertThat(HARNESS.held()).containsExactly(other);
        assertThat(HARNESS.list(other).getResourceModels()).containsExactly(HandlerHarness.listed(other));
    }

    @ParameterizedTest
    @MethodSource("software.amazon.apigatewayv2.integrationresponse.SchemaProperties#updatable")
    void failsAnUpdateOfWhichTheServiceIgnoresAPropertyAndNamesIt(String property) {
        HARNESS.service().behave(ServiceBehaviour.ordinary().withIgnoredMember(Optional.of(member(property))));
        ResourceModel held = HARNESS.given(HARNESS.full());

        ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.update(held, other(held));

        assertThat(event.getErrorCode()).as(event.getMessage()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage()).contains(property);
    }

    private static ResourceModel other(ResourceModel held) {
        return HARNESS.otherFull().toBuilder()
                .integrationResponseId(held.getIntegrationResponseId())
                .build();
    }

    /**
     * The handlers check it, for {@code testEntrypoint} does not validate against the schema. So does the local
     * service: otherwise a handler that forgot a limit would seem to work locally. The SDK does not send every such
     * value.
     */
    @ParameterizedTest
    @MethodSource("valuesBeyondLimits")
    void isKeptByTheHandlersAndByTheLocalService(String property, JsonNode value)
            throws IOException, InterruptedException {
        ResourceModel held = HARNESS.given(HARNESS.full());
        ObjectNode model = JSON.<ObjectNode>valueToTree(HARNESS.full()).set(property, value);
        ProgressEvent<ResourceModel, CallbackContext> event =
                HARNESS.create(JSON.convertValue(model, ResourceModel.class));
        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(event.getMessage()).contains(property);
        assertThat(HARNESS.calls()).isEmpty();

        String path =
                "/v2/apis/%s/integrations/%s/integrationresponses".formatted(HARNESS.apiId(), HARNESS.integrationId());
        String body = JSON.writeValueAsString(Map.of("integrationResponseKey", "/5/", member(property), value));
        for (List<String> call :
                List.of(List.of("POST", path), List.of("PATCH", path + "/" + held.getIntegrationResponseId()))) {
            HttpRequest request = HttpRequest.newBuilder(
                            HARNESS.service().endpoint().resolve(call.get(1)))
                    .header("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE")
                    .method(call.get(0), BodyPublishers.ofString(body))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(HARNESS.held()).containsExactly(held);
    }

    /** A row for each limit that the schema sets to a property's value. */
    static Stream<Arguments> valuesBeyondLimits() {
        return SchemaProperties.updatable().stream().flatMap(property -> {
            JsonNode limits = SCHEMA.at("/properties/" + property);
            Map<String, Object> beyond = new TreeMap<>(Map.of("enum", "of no enum", "pattern", "\n"));
            beyond.keySet().removeIf(limit -> !limits.has(limit));
            if (limits.path("type").asText().equals("object") && !limits.has("properties")) {
                beyond.put("type", Map.of("entry", List.of()));
            }
            return beyond.values().stream().map(value -> Arguments.of(property, JSON.<JsonNode>valueToTree(value)));
        });
    }

    private static String member(String property) {
        return property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
    }

    /** No property is write-only: {@code ProviderWrapper} leaves out what would remove such from responses. */
    @Test
    void hasTheIdentifierOfTheTypeThatAwsPublishesAndNothingThatIsWriteOnly() {
        assertThat(SchemaProperties.texts(SCHEMA.get("primaryIdentifier")))
                .containsExactly("/properties/ApiId", "/properties/IntegrationId", "/properties/IntegrationResponseId");
        assertThat(SCHEMA.has("writeOnlyProperties")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void hasThePermissionsOfTheCallsThatEachHandlerCanMake(Action action) {
        Set<String> called = new TreeSet<>();
        for (FaultKind kind :
                List.of(FaultKind.INTERNAL_ERROR, FaultKind.THROTTLE, FaultKind.REPLY_LOST, FaultKind.CONFLICT)) {
            HARNESS.clear();
            ResourceModel subject =
                    action == Action.CREATE || action == Action.LIST ? HARNESS.full() : HARNESS.given(HARNESS.full());
            HARNESS.service().inject(Fault.first(1, Fault.ANY_OPERATION, kind));
            HARNESS.complete(action, HandlerHarness.requestOf(action == Action.UPDATE ? other(subject) : subject));
            HARNESS.service().calls().stream()
                    .map(ServiceCall::method)
                    .map(method -> "apigateway:" + method)
                    .forEach(called::add);
        }

        assertThat(SchemaProperties.texts(
                        SCHEMA.at("/handlers/" + action.name().toLowerCase(Locale.ROOT) + "/permissions")))
                .as("permissions of %s", action)
                .containsExactlyInAnyOrderElementsOf(called);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource-role.yaml", "deploy/execution-role.yaml", "deploy/register.yaml"})
    void hasThePermissionsThatTheRolesGive(String file) throws IOException {
        Set<String> verbs = new TreeSet<>();
        SCHEMA.at("/handlers").forEach(handler -> verbs.addAll(SchemaProperties.texts(handler.get("permissions"))));

        assertThat(Pattern.compile("apigateway:[A-Z]+")
                        .matcher(Files.readString(Path.of(file)))
                        .results()
                        .map(found -> found.group())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(verbs);
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, '| %s |'",
        "docs/README.md, '#### %s'",
        "docs/migrate.md, '| `%s`'",
        "examples/cloudformation/template.yaml, %s:",
        "examples/sam/template.yaml, %s:",
        "examples/cdk/src/orders-stack.ts, %s:",
        "examples/pulumi/orders.py, %s",
        "examples/terraform/main.tf, %s",
        "examples/cloudcontrol/lifecycle.sh, %s",
        ".ci/aws_cli.py, %s",
        "inputs/inputs_1_update.json, '\"%s\":'",
        "sam-tests/update.json, '\"%s\":'",
    })
    void hasEveryPropertyInDocumentsExamplesAndWhatRealToolsSend(String file, String form) throws IOException {
        assertThat(Files.readString(Path.of(file)))
                .contains(SchemaProperties.updatable().stream()
                        .map(form::formatted)
                        .toList());
    }

    /** To create and to update; otherwise the comparison would be with less. */
    @Test
    void hasEveryPropertyInTheProviderOfTheBenchmarkTwice() throws IOException {
        String translator = Files.readString(Path.of("bench", "template", "Translator.java"));

        assertThat(SchemaProperties.writable()).allSatisfy(property -> assertThat(translator)
                .containsPattern("(?s)get" + property + "\\(\\).*get" + property + "\\(\\)"));
    }
}
