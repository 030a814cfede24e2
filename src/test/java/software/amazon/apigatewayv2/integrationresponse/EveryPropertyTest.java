package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseRequest;

/**
 * Every property of the schema in every place that has to know it. Whoever adds one is told here, and in {@link SchemaTest},
 * what is missing; CONTRIBUTING lists the places.
 */
class EveryPropertyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @AutoClose
    private static final HandlerHarness HARNESS = new HandlerHarness();

    @BeforeEach
    void startAnew() {
        HARNESS.clear();
    }

    @Test
    void theServicesModelAndTheSchemaHaveTheSameProperties() {
        assertThat(CreateIntegrationResponseRequest.builder().build().sdkFields())
                .extracting(SdkField::memberName)
                .containsExactlyInAnyOrderElementsOf(SchemaProperties.writable());
    }

    @Test
    void everyPropertyIsInTheModelsOfTests() {
        assertThat(names(FullModel.at(HARNESS))).containsExactlyInAnyOrderElementsOf(SchemaProperties.writable());
        assertThat(NamedProperties.of(FullModel.at(HARNESS))
                        .differingFrom(NamedProperties.of(FullModel.otherAt(HARNESS))))
                .containsExactlyInAnyOrderElementsOf(SchemaProperties.updatable());
        assertThat(names(FullModel.otherAt(HARNESS))).containsExactlyInAnyOrderElementsOf(SchemaProperties.writable());
    }

    @Test
    void theTestHarnessHandsEveryPropertyToTheServiceAndBack() {
        assertThat(names(HARNESS.given(FullModel.at(HARNESS))))
                .containsExactlyInAnyOrderElementsOf(SchemaProperties.all());
    }

    @Test
    void everyResponseHasEveryProperty() {
        ResourceModel created = HARNESS.create(FullModel.at(HARNESS)).getResourceModel();

        assertThat(names(created)).containsExactlyInAnyOrderElementsOf(SchemaProperties.all());
        assertThat(HARNESS.held()).containsExactly(created);
        assertThat(HARNESS.read(created).getResourceModel()).isEqualTo(created);
        ResourceModel other = FullModel.otherAt(HARNESS).toBuilder()
                .integrationResponseId(created.getIntegrationResponseId())
                .build();
        assertThat(HARNESS.update(created, other).getResourceModel()).isEqualTo(other);
        assertThat(HARNESS.held()).containsExactly(other);
        assertThat(HARNESS.update(other, created).getResourceModel()).isEqualTo(created);
        assertThat(HARNESS.list(created).getResourceModels()).containsExactly(HandlerHarness.listed(created));
    }

    @ParameterizedTest
    @MethodSource("optional")
    void everyOptionalPropertyIsRemovedByItself(String property) {
        ResourceModel full = HARNESS.given(FullModel.at(HARNESS));

        assertThat(PropertyRemoval.values())
                .as("one of PropertyRemoval takes %s out, and nothing else", property)
                .anySatisfy(removal -> assertThat(differing(removal.from(full), full))
                        .containsExactly(property)
                        .doesNotContainAnyElementsOf(names(removal.from(full))));
    }

    @ParameterizedTest
    @MethodSource("optional")
    void everyOptionalPropertyIsOneThatTheServiceMayFillIn(String property) {
        assertThat(FilledIn.all()).as("FilledIn fills in %s", property).anySatisfy(filledIn -> assertThat(
                        differing(HARNESS.model("k"), filledIn.in(HARNESS.model("k"))))
                .containsExactly(property));
    }

    @ParameterizedTest
    @MethodSource("properties")
    void everyPropertyIsDocumented(String property) throws IOException {
        assertHolds("README.md", "| " + property + " |");
        assertHolds("docs/README.md", "#### " + property);
        assertHolds("docs/migrate.md", "| `" + property + "`");
        assertThat(SchemaProperties.SCHEMA
                        .at("/properties/" + property + "/description")
                        .asText())
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "examples/cloudformation/template.yaml",
                "examples/sam/template.yaml",
                "examples/cdk/src/orders-stack.ts",
                "examples/pulumi/orders.py",
                "examples/terraform/main.tf",
                "examples/cloudcontrol/lifecycle.sh",
            })
    void everyPropertyIsInEveryExample(String file) throws IOException {
        String text = Files.readString(Path.of(file));

        assertThat(SchemaProperties.writable())
                .allSatisfy(property -> assertThat(text).containsPattern("\\b" + property + "\"?\\s*[:=]"));
    }

    /** The identifiers of the integration come from elsewhere there. */
    @Test
    void theAwsCommandLineSendsEveryPropertyThatCanBeUpdated() throws IOException {
        String script = Files.readString(Path.of(".ci", "aws_cli.py"));

        assertThat(SchemaProperties.updatable())
                .allSatisfy(property -> assertThat(script).contains('"' + property + "\": "));
    }

    @ParameterizedTest
    @CsvSource({
        "inputs/inputs_1_create.json, inputs/inputs_1_update.json, ''",
        "sam-tests/create.json, sam-tests/update.json, /request/desiredResourceState",
    })
    void everyPropertyIsInTheEventsThatTheRealToolsSend(String create, String update, String place) throws IOException {
        ObjectNode either = JsonNodeFactory.instance.objectNode();
        for (String file : List.of(create, update)) {
            either.setAll((ObjectNode) JSON.readTree(Path.of(file).toFile()).at(place));
        }

        assertThat(either.fieldNames()).toIterable().containsAll(SchemaProperties.writable());
    }

    /** Otherwise the comparison would be with a provider that does less. */
    @Test
    void theProviderOfTheBenchmarkHasEveryProperty() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("bench"))) {
            Path translator = files.filter(file -> file.endsWith("Translator.java"))
                    .findFirst()
                    .orElseThrow();

            String text = Files.readString(translator);

            assertThat(SchemaProperties.writable())
                    .allSatisfy(property -> assertThat(text.split("model\\.get" + property + "\\(\\)", -1))
                            .as("%s in the requests to create and to update", property)
                            .hasSizeGreaterThan(2));
        }
    }

    static List<String> properties() {
        return SchemaProperties.all();
    }

    static List<String> optional() {
        return SchemaProperties.optional();
    }

    private static Set<String> names(ResourceModel model) {
        return NamedProperties.of(model).names();
    }

    private static Set<String> differing(ResourceModel one, ResourceModel other) {
        return NamedProperties.of(one).differingFrom(NamedProperties.of(other));
    }

    private static void assertHolds(String file, String text) throws IOException {
        assertThat(Files.readString(Path.of(file)).contains(text))
                .as("%s holds: %s", file, text)
                .isTrue();
    }
}
