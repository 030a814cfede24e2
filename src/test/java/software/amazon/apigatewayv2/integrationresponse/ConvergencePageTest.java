package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Tries every removal under every behaviour of the service, and compares the costs with docs/convergence.md. */
class ConvergencePageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path COMMITTED = Path.of("docs", "convergence.md");
    private static final Path CURRENT = Path.of("target", "convergence.md");
    private static final String INTRODUCTION =
            """
            # Table of convergence: what each removal costs

            AWS does not publish how UpdateIntegrationResponse treats the two maps and an empty string. So a test tries
            every removal on the local service, under every combination of what API Gateway can do. Each cell has the number
            of calls, the look at the beginning included:

            - A plain number: API Gateway holds exactly what was requested after so many calls.
            - **Bold**: API Gateway cannot be brought to hold it. The operation fails and names what is left.

            A test writes this page and fails when it is out of date.

            """;

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness();

    /** What is taken out of a model that has every property, each map with two entries. */
    private record Removal(String title, Consumer<ObjectNode> change) {

        /** One entry of each map, each optional property, all maps, and everything. */
        static List<Removal> all() {
            ObjectNode samples = JSON.valueToTree(SampleValues.all());
            List<String> optional = SchemaProperties.optional();
            List<String> maps = optional.stream()
                    .filter(property -> samples.get(property).isObject())
                    .toList();
            List<Removal> all = new ArrayList<>();
            for (String map : maps) {
                String entry = samples.get(map).fieldNames().next();
                all.add(new Removal("one of " + map, model -> ((ObjectNode) model.get(map)).remove(entry)));
            }
            optional.forEach(property -> all.add(new Removal(property, model -> model.remove(property))));
            all.add(new Removal("both maps are {}", model -> maps.forEach(model::putObject)));
            all.add(new Removal("everything", model -> model.remove(optional)));
            return all;
        }
    }

    @Test
    void documentsWhatEachRemovalCosts() throws IOException {
        String page = INTRODUCTION + table();
        Files.createDirectories(CURRENT.getParent());
        Files.writeString(CURRENT, page);

        assertThat(Files.readString(COMMITTED))
                .as("%s is out of date: take %s in its place", COMMITTED, CURRENT)
                .isEqualTo(page);
    }

    private String table() {
        List<String> heads = new ArrayList<>(List.of("maps", "template \"\"", "strategy \"\"", "parameter \"\""));
        Removal.all().forEach(removal -> heads.add(removal.title));
        return ResponsesPageTest.table(
                heads, ServiceBehaviour.all().stream().map(this::row).toList());
    }

    private List<String> row(ServiceBehaviour behaviour) {
        return Stream.concat(
                        Stream.of(
                                        behaviour.maps(),
                                        behaviour.emptyTemplate(),
                                        behaviour.emptyStrategy(),
                                        behaviour.emptyParameter())
                                .map(value -> value.name().toLowerCase(Locale.ROOT)),
                        Removal.all().stream().map(removal -> cell(behaviour, removal)))
                .toList();
    }

    private String cell(ServiceBehaviour behaviour, Removal removal) {
        harness.clear();
        harness.service().behave(behaviour);
        ResourceModel held = harness.given(harness.full());
        ObjectNode properties = JSON.valueToTree(held);
        removal.change.accept(properties);
        ResourceModel desired = JSON.convertValue(properties, ResourceModel.class);

        ProgressEvent<ResourceModel, CallbackContext> event = harness.update(held, desired);

        boolean exact = NamedProperties.of(harness.held().get(0)).equals(NamedProperties.of(desired));
        assertThat(event.isSuccess()).as("%s, %s", removal.title, behaviour).isEqualTo(exact);
        int calls = harness.calls().size();
        return exact ? String.valueOf(calls) : "**" + calls + "**";
    }
}
