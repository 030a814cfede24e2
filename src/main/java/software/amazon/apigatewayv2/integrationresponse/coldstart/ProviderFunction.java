package software.amazon.apigatewayv2.integrationresponse.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.entry.ProviderWrapper;

/**
 * The function's entry class. It primes the plain entry ({@link Priming}) in Lambda's init phase, which has the whole
 * CPU and begins before there is an event. If that fails or takes too long, it makes the plain entry as it is: the
 * function must not fail because of an optimisation.
 */
public final class ProviderFunction implements RequestStreamHandler {
    /** Maximum time for priming: the init phase has ten seconds, and the plain entry needs some of them. */
    private static final Duration MAX_PRIMING = Duration.ofSeconds(5);

    /** Maximum number of causes in the log; a chain of causes may be a circle. */
    private static final int MAX_CAUSES = 6;

    private final RequestStreamHandler entry;

    /** Called once by Lambda, in the init phase. */
    public ProviderFunction() {
        this(ProviderFunction::primed, ProviderWrapper::new, MAX_PRIMING, System.err::println);
    }

    /**
     * Primes in a thread of its own, so that one that hangs can be abandoned. Errors are failures, too: a class that
     * does not link and a failed initialiser are Errors, and so is memory that suffices only without priming.
     */
    ProviderFunction(
            Callable<RequestStreamHandler> primed,
            Supplier<RequestStreamHandler> plain,
            Duration limit,
            Consumer<String> log) {
        FutureTask<RequestStreamHandler> priming = new FutureTask<>(primed);
        RequestStreamHandler made;
        try {
            Thread thread = new Thread(priming, "priming");
            thread.setDaemon(true);
            thread.start();
            made = priming.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            // As Lambda's runtime does for its own loader: libraries may look there for what they find by name.
            Thread.currentThread().setContextClassLoader(made.getClass().getClassLoader());
        } catch (Throwable e) {
            priming.cancel(true);
            log.accept("Priming failed (" + reason(e, limit) + "); starting without it.");
            made = plain.get();
        }
        entry = made;
    }

    private static RequestStreamHandler primed() throws Exception {
        ClassLoader loader = ParallelClassLoader.insteadOf(ProviderFunction.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        Object priming = Class.forName(Priming.class.getName(), true, loader)
                .getConstructor()
                .newInstance();
        return (RequestStreamHandler) ((Callable<?>) priming).call();
    }

    /** Names the failure and its causes, but for those that only carry another. A message may quote anything. */
    private static String reason(Throwable failure, Duration limit) {
        if (failure instanceof TimeoutException) {
            return "not done after " + limit.toMillis() + " ms";
        }
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .filter(cause -> !(cause instanceof ExecutionException))
                .map(cause -> cause.getClass().getSimpleName())
                .collect(Collectors.joining(" because of "));
    }

    /** What CloudFormation and Cloud Control call. */
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        entry.handleRequest(event, response, context);
    }

    /** What is called by hand, without CloudFormation's part of the protocol. It is not primed. */
    public void testEntrypoint(InputStream event, OutputStream response, Context context) throws IOException {
        new ProviderWrapper().testEntrypoint(event, response, context);
    }
}
