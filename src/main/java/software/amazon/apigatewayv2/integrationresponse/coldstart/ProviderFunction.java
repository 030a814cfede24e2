package software.amazon.apigatewayv2.integrationresponse.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The function's entry class. It starts the function quickly ({@link QuickStart}); if anything goes wrong with that, or it
 * takes too long, it makes the plain entry instead, which answers the same and only later. An optimisation is never to take
 * the function down.
 *
 * <p>Both are made in Lambda's init phase: that has the whole CPU, and the platform begins it before there is an event.
 */
public final class ProviderFunction implements RequestStreamHandler {

    /** The one limit for all that a quick start waits for: the init phase has ten seconds, and the plain entry needs some of them. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** A chain of causes may be a circle. */
    private static final int MOST_CAUSES = 6;

    private final EntryPoints entry;

    /** Called once by Lambda, in the init phase. */
    public ProviderFunction() {
        this(
                // Made where failures are caught, for even this class may be one that does not load.
                () -> new QuickStart(ProviderFunction.class.getClassLoader()).call(),
                ProviderFunction::inThread,
                EntryPoints::plain,
                LIMIT,
                System.err::println);
    }

    ProviderFunction(
            Callable<EntryPoints> quick,
            Executor threads,
            Supplier<EntryPoints> plain,
            Duration limit,
            Consumer<String> lambdasLog) {
        entry = quickOrPlain(quick, threads, plain, limit, lambdasLog);
    }

    /**
     * The quick start has a thread of its own, for only so can it be left to itself if it hangs. Whatever is thrown, Errors
     * included, means the same here: a class that does not link and a failed initialiser are Errors, and so is memory that does
     * not suffice for this layer but does without it.
     */
    private static EntryPoints quickOrPlain(
            Callable<EntryPoints> quick,
            Executor threads,
            Supplier<EntryPoints> plain,
            Duration limit,
            Consumer<String> lambdasLog) {
        FutureTask<EntryPoints> start = new FutureTask<>(quick);
        try {
            threads.execute(start);
            EntryPoints made = start.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            // As Lambda's runtime does for its own loader: libraries may look there for what they find by name.
            Thread.currentThread()
                    .setContextClassLoader(made.platform().getClass().getClassLoader());
            return made;
        } catch (Throwable e) {
            start.cancel(true);
            lambdasLog.accept("No quick start, the plain entry answers: " + reason(e, limit));
            return plain.get();
        }
    }

    private static void inThread(Runnable task) {
        Thread thread = new Thread(task, "quick start");
        thread.setDaemon(true);
        thread.start();
    }

    /** The failure and its causes, but for those that only carry another: names of classes, for a message may quote anything. */
    private static String reason(Throwable failure, Duration limit) {
        if (failure instanceof TimeoutException) {
            return "not done after " + limit.toMillis() + " ms";
        }
        StringJoiner names = new StringJoiner(" because of ");
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (!(cause instanceof ExecutionException || cause instanceof InvocationTargetException)) {
                names.add(cause.getClass().getSimpleName());
            }
            cause = cause.getCause();
        }
        return names.toString();
    }

    /** What CloudFormation and Cloud Control call. */
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        entry.platform().handleRequest(event, response, context);
    }

    /** What is called by hand, without the platform's part of the protocol. */
    public void testEntrypoint(InputStream event, OutputStream response, Context context) throws IOException {
        entry.byHand().handleRequest(event, response, context);
    }
}
