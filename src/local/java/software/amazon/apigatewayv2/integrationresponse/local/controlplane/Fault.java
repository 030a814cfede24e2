package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What goes wrong with the calls {@code from} to {@code to} of an operation, counted from 1. Only
 * {@link FaultKind#SLOW} has a delay, and only {@link FaultKind#CONFLICT} has words for its response.
 */
public record Fault(String operation, int from, int to, FaultKind kind, Duration delay, Optional<String> words) {
    public static final String ANY_OPERATION = "*";
    private static final String ORDINARY_WORDS = "Conflict";

    public Fault {
        if (!operation.equals(ANY_OPERATION) && Operation.named(operation).isEmpty()) {
            throw new IllegalArgumentException("The local API Gateway V2 has no operation \"" + operation + "\"");
        }
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("Calls are counted from 1: " + from + " to " + to);
        }
        if (delay.isNegative() || delay.isZero() == (kind == FaultKind.SLOW)) {
            throw new IllegalArgumentException("A delay belongs to SLOW, and only to it: " + kind + " " + delay);
        }
        if (words.isPresent() != (kind == FaultKind.CONFLICT)) {
            throw new IllegalArgumentException("Words belong to CONFLICT, and only to it: " + kind);
        }
    }

    public Fault(String operation, int from, int to, FaultKind kind, Duration delay) {
        this(operation, from, to, kind, delay, Optional.of(ORDINARY_WORDS).filter(none -> kind == FaultKind.CONFLICT));
    }

    public static Fault every(String operation, FaultKind kind) {
        return new Fault(operation, 1, Integer.MAX_VALUE, kind, Duration.ZERO);
    }

    public static Fault first(int count, String operation, FaultKind kind) {
        return new Fault(operation, 1, count, kind, Duration.ZERO);
    }

    public static Fault nth(int number, String operation, FaultKind kind) {
        return new Fault(operation, number, number, kind, Duration.ZERO);
    }

    public static Fault slow(String operation, Duration delay) {
        return new Fault(operation, 1, Integer.MAX_VALUE, FaultKind.SLOW, delay);
    }

    public static Fault conflict(String words, String operation) {
        return new Fault(operation, 1, Integer.MAX_VALUE, FaultKind.CONFLICT, Duration.ZERO, Optional.of(words));
    }

    public Fault onlyOn(int number) {
        return new Fault(operation, number, number, kind, delay, words);
    }

    public Fault onlyOnFirst(int count) {
        return new Fault(operation, 1, count, kind, delay, words);
    }

    /** Returns what the client gets; {@code apply} carries the call out and returns its true response. */
    Reply strike(Operation called, Supplier<Reply> apply) {
        return kind.strike(this, called, apply);
    }

    boolean matches(Operation called) {
        return operation.equals(ANY_OPERATION) || operation.equals(called.operationName());
    }

    boolean strikes(int number) {
        return from <= number && number <= to;
    }
}
