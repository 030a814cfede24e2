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
            lines.add(line(calls.get(i), reaction(calls, i)));
        }
        return lines;
    }

    /** What was done about a call that failed: it was made again, or the service was asked what is there. */
    private static Optional<String> reaction(List<CallDetail> calls, int index) {
        CallDetail call = calls.get(index);
        return calls.stream()
                .skip(index + 1L)
                .findFirst()
                .filter(next -> !call.succeeded())
                .flatMap(next -> reaction(call, next));
    }

    private static Optional<String> reaction(CallDetail call, CallDetail next) {
        if (next.call().operation().equals(call.call().operation())) {
            return Optional.of(", retrying in " + Seconds.of(Duration.between(call.ended(), next.began())));
        }
        return next.call().method().equals("GET") ? Optional.of(", looking at what is there") : Optional.empty();
    }

    /** Such as "201", "429 TooManyRequestsException", "no response". */
    static String outcome(CallDetail call) {
        return call.call().status() == ServiceCall.NO_ANSWER
                ? "no response"
                : call.call().status()
                        + call.errorCode().map(code -> " " + code).orElse("");
    }

    private static Line line(CallDetail call, Optional<String> reaction) {
        String name = "%-6s %s".formatted(call.call().method(), call.call().operation());
        String padded = name + " ".repeat(Math.max(0, NAME_WIDTH - name.length()));
        return Line.of("    → " + padded + "  ", Tone.FAINT)
                .and(outcome(call) + reaction.orElse(""), tone(call, reaction))
                .andAtTheEnd(Seconds.inMillis(call.took()), Tone.FAINT);
    }

    private static Tone tone(CallDetail call, Optional<String> reaction) {
        if (call.succeeded()) {
            return Tone.GOOD;
        }
        return reaction.isPresent() ? Tone.WARNING : Tone.BAD;
    }
}
