package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that goes wrong, and with which calls.
 *
 * @param operation the operation's name in the service model, or {@link #ANY_OPERATION}
 * @param from the first matching call that is struck, counted from 1
 * @param to the last matching call that is struck
 * @param kind what goes wrong
 * @param delay how long the response is held back; only {@link FaultKind#SLOW} has a delay
 * @param words what the response says; only {@link FaultKind#CONFLICT} has words of its own
 */
public record Fault(String operation, int from, int to, FaultKind kind, Duration delay, Optional<String> words) {
    /** Matches the calls of every operation. */
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

    /** A fault without words of its own; a conflict says just that it is one. */
    public Fault(String operation, int from, int to, FaultKind kind, Duration delay) {
        this(operation, from, to, kind, delay, Optional.of(ORDINARY_WORDS).filter(none -> kind == FaultKind.CONFLICT));
    }

    /** Strikes every call of the operation. */
    public static Fault every(String operation, FaultKind kind) {
        return new Fault(operation, 1, Integer.MAX_VALUE, kind, Duration.ZERO);
    }

    /** Strikes the first {@code count} calls of the operation. */
    public static Fault first(int count, String operation, FaultKind kind) {
        return new Fault(operation, 1, count, kind, Duration.ZERO);
    }

    /** Strikes one call of the operation, counted from 1. */
    public static Fault nth(int number, String operation, FaultKind kind) {
        return new Fault(operation, number, number, kind, Duration.ZERO);
    }

    /** Holds the response of every call of the operation back for a time. */
    public static Fault slow(String operation, Duration delay) {
        return new Fault(operation, 1, Integer.MAX_VALUE, FaultKind.SLOW, delay);
    }

    /** Refuses every call of the operation as a conflict, in these words. */
    public static Fault conflict(String words, String operation) {
        return new Fault(operation, 1, Integer.MAX_VALUE, FaultKind.CONFLICT, Duration.ZERO, Optional.of(words));
    }

    /** This fault for one matching call only, counted from 1. */
    public Fault onlyOn(int number) {
        return new Fault(operation, number, number, kind, delay, words);
    }

    /** This fault for the first {@code count} matching calls only. */
    public Fault onlyOnFirst(int count) {
        return new Fault(operation, 1, count, kind, delay, words);
    }

    /** What the client gets of a call that is struck; {@code apply} carries it out and gives its true response. */
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
