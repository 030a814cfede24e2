package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;

/** What goes in and out, in full: events, requests and responses with their bodies. Credentials are none of it. */
public final class RawLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RawLines() {}

    /** All of it. */
    public static List<Line> of(OperationReport report) {
        List<Line> lines = withoutResponse(report);
        lines.addAll(titled("response", report.response().toPrettyString()));
        return lines;
    }

    /** All but the last response, for where that is printed by itself. */
    public static List<Line> withoutResponse(OperationReport report) {
        List<Line> lines = new ArrayList<>();
        for (InvocationReport invocation : report.invocations()) {
            lines.addAll(titled("event", invocation.event().toPrettyString()));
            invocation.calls().forEach(call -> lines.addAll(call(call)));
            if (invocation.isInProgress()) {
                lines.addAll(titled("response", invocation.response().toPrettyString()));
            }
        }
        return lines;
    }

    private static List<Line> call(CallDetail call) {
        List<Line> lines = new ArrayList<>();
        lines.addAll(
                titled(call.call().method() + " " + PrintableText.of(call.call().path()), pretty(call.requestBody())));
        lines.addAll(titled(ServiceCallLines.outcome(call), pretty(call.responseBody())));
        return lines;
    }

    private static List<Line> titled(String title, String text) {
        List<Line> lines = new ArrayList<>(List.of(Line.of("    " + title, Tone.HEADING)));
        text.lines().forEach(line -> lines.add(Line.of("      " + PrintableText.of(line), Tone.FAINT)));
        return lines;
    }

    /** The body in lines; as it is where it is not JSON. */
    private static String pretty(String body) {
        try {
            return body.isEmpty() ? "" : JSON.readTree(body).toPrettyString();
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
