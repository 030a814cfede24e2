package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Metrics or lines on their way, in a thread of their own.
 *
 * @param started whether a thread has begun with it: before that, nothing can have arrived
 * @param mayRepeat what may be sent again although it may have arrived
 */
record Sending<T>(List<T> all, Future<DeliveryResult<T>> future, AtomicBoolean started, Predicate<T> mayRepeat) {

    static <T> Sending<T> begin(
            ExecutorService senders, List<T> all, Predicate<T> mayRepeat, Callable<DeliveryResult<T>> delivery) {
        AtomicBoolean started = new AtomicBoolean();
        Future<DeliveryResult<T>> future = submit(senders, () -> {
            started.set(true);
            return delivery.call();
        });
        return new Sending<>(all, future, started, mayRepeat);
    }

    /** Begins a task; where there is no thread for it, it has failed. */
    static <T> Future<T> submit(ExecutorService senders, Callable<T> task) {
        try {
            return senders.submit(task);
        } catch (RejectedExecutionException noThread) {
            return CompletableFuture.failedFuture(noThread);
        } catch (OutOfMemoryError noThread) {
            return CompletableFuture.failedFuture(new RejectedExecutionException(noThread));
        }
    }

    void cancel() {
        future.cancel(true);
    }

    /** Waits for the end of it, which the caller's limit brings about. */
    DeliveryResult<T> result() {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return DeliveryResult.failed(all, e.getCause(), mayRepeat);
        } catch (CancellationException e) {
            return DeliveryResult.failed(all, started.get() ? e : new RejectedExecutionException(e), mayRepeat);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            return DeliveryResult.failed(all, e, mayRepeat);
        }
    }
}
