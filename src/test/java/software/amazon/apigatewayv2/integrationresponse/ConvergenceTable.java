package software.amazon.apigatewayv2.integrationresponse;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.RemovalTrial.Previous;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;

/** The page of the documentation that says what each removal costs. */
final class ConvergenceTable {

    private static final String INTRODUCTION =
            """
            # What each removal costs, whichever way the service behaves

            How UpdateIntegrationResponse treats the two maps and an empty string is not published. So every removal is
            tried on the local service under every combination of what it may do, with the previous state given by
            CloudFormation, absent, and stale (it does not know of what is to be removed).

            Each cell holds the calls for previous state given / absent / stale, `1/2/2` for example. A plain
            number means that the service holds exactly what was asked after so many calls; **bold** that it
            cannot be made to, and that the operation fails and names what is left; *italic* that it cannot be
            made to, but that what is left are whole properties which neither the previous state nor the
            template names. Such a property is taken for a default of API Gateway's own, and the operation
            succeeds. A test writes this page and fails when it is out of date.

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
        return Arrays.stream(Previous.values())
                .map(previous -> number(RemovalTrial.of(removal, previous, behaviour, harness)))
                .collect(Collectors.joining("/"));
    }

    private static String number(RemovalTrial trial) {
        String calls = String.valueOf(trial.calls());
        if (trial.isExact()) {
            return calls;
        }
        return trial.event().isSuccess() ? "*" + calls + "*" : "**" + calls + "**";
    }

    private static String line(Stream<String> behaviour, Stream<String> removals) {
        return Stream.concat(behaviour, removals).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
