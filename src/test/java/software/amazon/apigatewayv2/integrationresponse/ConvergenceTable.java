package software.amazon.apigatewayv2.integrationresponse;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;

/** The page of the documentation that says what each removal costs. */
final class ConvergenceTable {

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

    private final HandlerHarness harness;

    ConvergenceTable(HandlerHarness harness) {
        this.harness = harness;
    }

    String page() {
        return INTRODUCTION
                + Stream.concat(
                                Stream.of(heads(), "|---".repeat(4 + PropertyRemoval.values().length) + "|"),
                                ServiceBehaviour.all().stream().map(this::row))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String heads() {
        return line(
                Stream.of("maps", "template \"\"", "strategy \"\"", "parameter \"\""),
                Arrays.stream(PropertyRemoval.values()).map(PropertyRemoval::title));
    }

    private String row(ServiceBehaviour behaviour) {
        return line(
                Stream.of(
                                behaviour.maps(),
                                behaviour.emptyTemplate(),
                                behaviour.emptyStrategy(),
                                behaviour.emptyParameter())
                        .map(value -> value.name().toLowerCase(Locale.ROOT)),
                Arrays.stream(PropertyRemoval.values()).map(removal -> cell(behaviour, removal)));
    }

    private String cell(ServiceBehaviour behaviour, PropertyRemoval removal) {
        RemovalTrial trial = RemovalTrial.of(removal, behaviour, harness);
        return trial.isExact() ? String.valueOf(trial.calls()) : "**" + trial.calls() + "**";
    }

    private static String line(Stream<String> behaviour, Stream<String> removals) {
        return Stream.concat(behaviour, removals).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
