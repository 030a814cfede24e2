package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.io.UncheckedIOException;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionException;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/**
 * Runs the packaged handlers of a type. As in Lambda, each concurrent invocation has its own process, because the RPDK
 * keeps an invocation's state in fields, and empties {@code java.io.tmpdir}.
 */
final class Handler implements AutoCloseable {
    /** Maximum number of concurrent invocations; others wait. */
    static final int MAX_INVOCATIONS = 8;

    private final ResourceType type;
    private final Supplier<PackagedFunction> start;
    private final Semaphore invocations;
    private final Set<PackagedFunction> functions = ConcurrentHashMap.newKeySet();
    private final Deque<PackagedFunction> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Handler(ResourceType type, Supplier<PackagedFunction> start) {
        this.type = type;
        this.start = start;
        // A debugger's port belongs to one process.
        boolean debugged = Integer.getInteger(PackagedFunction.DEBUG_PORT) != null;
        this.invocations = new Semaphore(debugged ? 1 : MAX_INVOCATIONS, true);
    }

    /** Returns the handler's response, or a failure if there is none that can be understood. */
    HandlerProgress invoke(HandlerCall call) {
        invocations.acquireUninterruptibly();
        try {
            PackagedFunction function = Optional.ofNullable(idle.poll()).orElseGet(this::idleOrStarted);
            String response = response(function, call.event(type.name()));
            idle.push(function);
            return HandlerProgress.read(response);
        } catch (FunctionException | IllegalArgumentException | UncheckedIOException e) {
            return HandlerProgress.failed(HandlerErrorCode.InternalFailure, e.getMessage());
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

    @Override
    public void close() {
        closed = true;
        functions.forEach(PackagedFunction::close);
    }
}
