package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;
import software.amazon.apigatewayv2.integrationresponse.local.report.Line.Tone;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationReport.Invocation;

/** An operation as lines: outcome, operation, key, duration, then its properties and service calls. */
public final class OperationLines {
    private static final String INDENT = "    ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private OperationLines() {}

    /** Shows the whole operation; {@code verbose} adds events, requests and responses in full. */
    public static List<Line> of(OperationReport report, boolean verbose) {
        List<Line> lines = new ArrayList<>(List.of(head(report)));
        lines.addAll(properties(report));
        lines.addAll(invocations(report));
        if (!report.succeeded()) {
            String code = report.response().path("errorCode").asText("no error code");
            String message = report.response().path("message").asText("no message");
            PrintableText.wrapped(code + ": " + message, Line.WIDTH - INDENT.length())
                    .forEach(line -> lines.add(Line.of(INDENT + line, Tone.BAD)));
        }
        if (verbose) {
            lines.addAll(raw(report, true));
        }
        return lines;
    }

    /** Shows what the response itself does not: the calls, and the changes of an update. */
    public static List<Line> withoutResponse(OperationReport report, boolean verbose) {
        List<Line> lines = new ArrayList<>(List.of(head(report)));
        if (report.isUpdateOfKnownState()) {
            lines.addAll(properties(report));
        }
        lines.addAll(invocations(report));
        if (verbose) {
            lines.addAll(raw(report, false));
        }
        return lines;
    }

    private static Line head(OperationReport report) {
        String took = PrintableText.seconds(report.took());
        Line sign = report.succeeded() ? Line.of("✓ ", Tone.GOOD) : Line.of("✗ ", Tone.BAD);
        int room = Line.WIDTH - report.action().length() - took.length() - 6;
        String key = PrintableText.cut(PrintableText.of(report.key()), room);
        return sign.and(report.action() + " " + key, Tone.HEADING).andAtTheEnd(took, Tone.FAINT);
    }

    private static List<Line> properties(OperationReport report) {
        if (report.isUpdateOfKnownState()) {
            return ModelLines.difference(report.previous(), report.model());
        }
        JsonNode list = report.response().path("resourceModels");
        if (!list.isArray()) {
            return ModelLines.of(report.model());
        }
        // One line for each model of a list: its identifier and its key.
        ObjectNode keys = JSON.createObjectNode();
        list.forEach(
                model -> keys.set(model.path("IntegrationResponseId").asText(), model.path("IntegrationResponseKey")));
        return ModelLines.of(keys);
    }

    private static List<Line> invocations(OperationReport report) {
        List<Line> lines = new ArrayList<>();
        int number = 1;
        for (Invocation invocation : report.invocations()) {
            for (int i = 0; i < invocation.calls().size(); i++) {
                lines.add(call(invocation.calls(), i));
            }
            if (invocation.isInProgress()) {
                number++;
                lines.add(Line.of(INDENT + "↻ " + invocation.callback(number), Tone.WARNING));
            }
        }
        return lines;
    }

    private static Line call(List<CallDetail> calls, int index) {
        CallDetail call = calls.get(index);
        String reaction = call.succeeded() || index + 1 == calls.size() ? "" : reaction(call, calls.get(index + 1));
        Tone ofFailure = reaction.isEmpty() ? Tone.BAD : Tone.WARNING;
        String name = "%-6s %-25s".formatted(call.call().method(), call.call().operation());
        return Line.of(INDENT + "→ " + name + "  ", Tone.FAINT)
                .and(OperationReport.outcome(call) + reaction, call.succeeded() ? Tone.GOOD : ofFailure)
                .andAtTheEnd(PrintableText.millis(call.took()), Tone.FAINT);
    }

    /** Says how the function reacted to a failed call: it retried, or read the state. */
    private static String reaction(CallDetail call, CallDetail next) {
        if (next.call().operation().equals(call.call().operation())) {
            return ", retrying in " + PrintableText.seconds(Duration.between(call.ended(), next.began()));
        }
        return next.call().method().equals("GET") ? ", looking at what is there" : "";
    }

    /** Shows events, requests and responses in full, without a last response that is printed by itself. */
    private static List<Line> raw(OperationReport report, boolean withResponse) {
        List<Line> lines = new ArrayList<>();
        for (Invocation invocation : report.invocations()) {
            lines.addAll(titled("event", invocation.event().toPrettyString()));
            for (CallDetail call : invocation.calls()) {
                String request = call.call().method() + " "
                        + PrintableText.of(call.call().path());
                lines.addAll(titled(request, pretty(call.requestBody())));
                lines.addAll(titled(OperationReport.outcome(call), pretty(call.responseBody())));
            }
            if (withResponse || invocation.isInProgress()) {
                lines.addAll(titled("response", invocation.response().toPrettyString()));
            }
        }
        return lines;
    }

    private static List<Line> titled(String title, String text) {
        List<Line> lines = new ArrayList<>(List.of(Line.of(INDENT + title, Tone.HEADING)));
        text.lines().forEach(line -> lines.add(Line.of(INDENT + "  " + PrintableText.of(line), Tone.FAINT)));
        return lines;
    }

    /** Formats a body; one that is not JSON stays as it is. */
    private static String pretty(String body) {
        try {
            return body.isEmpty() ? "" : JSON.readTree(body).toPrettyString();
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
