package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyStrategy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Fails operations in many ways, and looks for their messages in docs/troubleshooting.md. */
class TroubleshootingPageTest {

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness();

    @Test
    void documentsTheMessagesThatUsersSee() throws IOException {
        ResourceModel held = harness.given(harness.model("/4/"));
        ResourceModel other = harness.model("/5/");
        List<ProgressEvent<?, ?>> failed = new ArrayList<>(List.of(
                harness.create(new ResourceModel()),
                harness.read(held.toBuilder().apiId("a/b").build()),
                harness.create(held),
                harness.create(other.toBuilder()
                        .responseTemplates(Map.of("k", List.of()))
                        .build()),
                harness.create(
                        other.toBuilder().responseParameters(Map.of("k", "")).build()),
                harness.update(held, held.toBuilder().apiId("x").build()),
                OperationHandler.of(Action.READ).handleRequest(null, HandlerHarness.requestOf(held), null, text -> {}),
                harness.create(harness.model("/4/")),
                harness.update(
                        held,
                        harness.given(other).toBuilder()
                                .integrationResponseId(held.getIntegrationResponseId())
                                .build()),
                strategyRemovedWhere(EmptyStrategy.IGNORED),
                strategyRemovedWhere(EmptyStrategy.REFUSED)));
        for (FaultKind kind : List.of(
                FaultKind.DROPPED_BEFORE,
                FaultKind.THROTTLE,
                FaultKind.EXPIRED,
                FaultKind.FORBIDDEN,
                FaultKind.GARBAGE)) {
            harness.service()
                    .inject(Fault.every(ServiceOperations.CREATE, kind), Fault.every(ServiceOperations.LIST, kind));
            failed.add(harness.create(harness.model("/" + kind + "/")));
        }
        harness.service().inject(Fault.every(ServiceOperations.GET, FaultKind.FORBIDDEN));
        failed.add(harness.update(held, held));

        List<Pattern> entries = entries();
        assertThat(failed).allSatisfy(event -> assertThat(entries)
                .anyMatch(entry -> entry.matcher(event.getMessage()).find()));
    }

    private ProgressEvent<?, ?> strategyRemovedWhere(EmptyStrategy behaviour) {
        harness.service().behave(ServiceBehaviour.ordinary().withEmptyStrategy(behaviour));
        ResourceModel full = harness.given(harness.full().toBuilder()
                .integrationResponseKey("/" + behaviour + "/")
                .build());
        return harness.update(
                full, full.toBuilder().contentHandlingStrategy(null).build());
    }

    /** The messages of the page as patterns: a placeholder stands for any text. */
    private static List<Pattern> entries() throws IOException {
        return Pattern.compile("(?s)```text\\n(.*?)```")
                .matcher(Files.readString(Path.of("docs", "troubleshooting.md")))
                .results()
                .flatMap(block -> Stream.of(block.group(1).split("\n\n")))
                .map(message -> message.replaceAll("\\s+", " ").strip())
                .map(message -> Stream.of(message.split("<[^<>]+>|…", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
                .map(Pattern::compile)
                .toList();
    }
}
