package software.amazon.apigatewayv2.integrationresponse.local.function;

import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Functions that are started when they are needed. As in Lambda, each concurrent invocation has its own process,
 * because the RPDK keeps an invocation's state in fields, and empties {@code java.io.tmpdir}.
 */
public final class FunctionPool implements AutoCloseable {
    private final Supplier<PackagedFunction> start;
    private final Semaphore invocations;
    private final Set<PackagedFunction> functions = ConcurrentHashMap.newKeySet();
    private final Deque<PackagedFunction> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** A pool of at most so many functions; with a debugger, whose port belongs to one process, of one. */
    public FunctionPool(Supplier<PackagedFunction> start, int maxInvocations) {
        this.start = start;
        boolean debugged = Integer.getInteger(PackagedFunction.DEBUG_PORT) != null;
        this.invocations = new Semaphore(debugged ? 1 : maxInvocations, true);
    }

    /** Returns a function's response, after a wait if all are busy; throws a FunctionException if there is none. */
    public String invoke(String event) {
        invocations.acquireUninterruptibly();
        try {
            PackagedFunction function = Optional.ofNullable(idle.poll()).orElseGet(this::idleOrStarted);
            String response = response(function, event);
            idle.push(function);
            return response;
        } finally {
            invocations.release();
        }
    }

    /** Starts one function at a time: together they start so slowly that their first invocations run out of time. */
    private synchronized PackagedFunction idleOrStarted() {
        return Optional.ofNullable(idle.poll()).orElseGet(() -> {
            PackagedFunction function = start.get();
            functions.add(function);
            if (closed) {
                function.close();
            }
            // An event without content returns when the function has started.
            response(function, "{}");
            return function;
        });
    }

    /** Ends a function that fails: the next invocation starts another, as in Lambda. */
    private String response(PackagedFunction function, String event) {
        try {
            return function.invoke(Entrypoint.HANDLE, event);
        } catch (FunctionException e) {
            function.close();
            functions.remove(function);
            throw e;
        }
    }

    /** Ends all functions, even during an invocation. */
    @Override
    public void close() {
        closed = true;
        functions.forEach(PackagedFunction::close);
    }
}
