package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** An operation as a block of lines: outcome, operation, key, duration, then its properties and service calls. */
public final class OperationBlock {
    private static final String INDENT = "    ";

    private OperationBlock() {}

    /** All of it: what was asked or found, and how it came about. */
    public static List<Line> of(OperationReport report) {
        List<Line> lines = new ArrayList<>(List.of(head(report)));
        lines.addAll(properties(report));
        lines.addAll(invocations(report));
        lines.addAll(failure(report));
        return lines;
    }

    /** What the response itself does not tell: how it came about, and of an update what it changes. */
    public static List<Line> withoutResponse(OperationReport report) {
        List<Line> lines = new ArrayList<>(List.of(head(report)));
        if (report.isUpdateOfKnownState()) {
            lines.addAll(properties(report));
        }
        lines.addAll(invocations(report));
        return lines;
    }

    private static Line head(OperationReport report) {
        String took = Seconds.of(report.took());
        Line sign = report.succeeded() ? Line.of("✓ ", Tone.GOOD) : Line.of("✗ ", Tone.BAD);
        String key = PrintableText.of(report.key());
        int room = Line.WIDTH - report.action().length() - took.length() - 6;
        return sign.and(report.action(), Tone.HEADING)
                .and(" " + PrintableText.cut(key, room), Tone.HEADING)
                .andAtTheEnd(took, Tone.FAINT);
    }

    private static List<Line> properties(OperationReport report) {
        if (report.isUpdateOfKnownState()) {
            return DifferenceLines.of(report.previous(), report.model().orElse(report.desired()));
        }
        JsonNode list = report.response().path("resourceModels");
        if (list.isArray()) {
            return listed(list);
        }
        return ModelLines.of(report.model().orElse(report.desired()));
    }

    /** A line for each model of a list: its identifier and its key. */
    private static List<Line> listed(JsonNode models) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        models.forEach(
                model -> keys.set(model.path("IntegrationResponseId").asText(), model.path("IntegrationResponseKey")));
        return ModelLines.of(keys);
    }

    private static List<Line> invocations(OperationReport report) {
        List<Line> lines = new ArrayList<>();
        int number = 1;
        for (InvocationReport invocation : report.invocations()) {
            lines.addAll(ServiceCallLines.of(invocation.calls()));
            if (invocation.isInProgress()) {
                number++;
                lines.add(Line.of(INDENT + "↻ " + invocation.callback(number), Tone.WARNING));
            }
        }
        return lines;
    }

    private static List<Line> failure(OperationReport report) {
        if (report.succeeded()) {
            return List.of();
        }
        String code = report.response().path("errorCode").asText("no error code");
        String message = report.response().path("message").asText("no message");
        return PrintableText.wrapped(code + ": " + message, Line.WIDTH - INDENT.length()).stream()
                .map(line -> Line.of(INDENT + line, Tone.BAD))
                .toList();
    }
}
