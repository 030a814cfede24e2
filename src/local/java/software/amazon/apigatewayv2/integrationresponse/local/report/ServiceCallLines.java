package software.amazon.apigatewayv2.integrationresponse.local.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;

/** Service calls of one invocation as lines: what was called, how it ended, and after how long it was retried. */
final class ServiceCallLines {
    private static final int NAME_WIDTH = "DELETE DeleteIntegrationResponse".length();

    private ServiceCallLines() {}

    static List<Line> of(List<CallDetail> calls) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            lines.add(line(calls.get(i), wait(calls, i)));
        }
        return lines;
    }

    /** How long after a failed call the same was called again. After other failures a handler looks at what is there. */
    private static Optional<Duration> wait(List<CallDetail> calls, int index) {
        CallDetail call = calls.get(index);
        return calls.stream()
                .skip(index + 1L)
                .findFirst()
                .filter(next -> !call.succeeded())
                .filter(next -> next.call().operation().equals(call.call().operation()))
                .map(next -> Duration.between(call.ended(), next.began()));
    }

    /** Such as "201", "429 TooManyRequestsException", "no response". */
    static String outcome(CallDetail call) {
        return call.call().status() == ServiceCall.NO_ANSWER
                ? "no response"
                : call.call().status()
                        + call.errorCode().map(code -> " " + code).orElse("");
    }

    private static Line line(CallDetail call, Optional<Duration> wait) {
        String name = "%-6s %s".formatted(call.call().method(), call.call().operation());
        String padded = name + " ".repeat(Math.max(0, NAME_WIDTH - name.length()));
        return Line.of("    → " + padded + "  ", Tone.FAINT)
                .and(outcome(call), tone(call, wait))
                .and(wait.map(time -> ", retrying in " + Seconds.of(time)).orElse(""), Tone.WARNING)
                .andAtTheEnd(Seconds.inMillis(call.took()), Tone.FAINT);
    }

    private static Tone tone(CallDetail call, Optional<Duration> wait) {
        if (call.succeeded()) {
            return Tone.GOOD;
        }
        return wait.isPresent() ? Tone.WARNING : Tone.BAD;
    }
}
