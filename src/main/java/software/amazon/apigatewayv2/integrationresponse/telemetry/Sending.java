package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Metrics or lines on their way, in a thread of their own; {@code lost} is how many are not delivered so far. */
record Sending(String what, AtomicInteger lost, Future<?> end) {
    /** Sends one batch after the other, until one fails. */
    static <T> Sending begin(ExecutorService threads, String what, List<List<T>> batches, Consumer<List<T>> request) {
        AtomicInteger lost =
                new AtomicInteger(batches.stream().mapToInt(List::size).sum());
        Runnable task = () -> batches.forEach(batch -> {
            request.accept(batch);
            lost.addAndGet(-batch.size());
        });
        return new Sending(what, lost, threads.submit(task));
    }

    /** Waits for the end, which the caller's limit brings, and says what was lost and why; nothing if all was sent. */
    Stream<String> awaitLoss() {
        try {
            end.get();
            return Stream.empty();
        } catch (ExecutionException e) {
            return loss(inWords(e.getCause()));
        } catch (CancellationException e) {
            return loss("not done in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return loss("interrupted");
        }
    }

    private Stream<String> loss(String reason) {
        return Stream.of(lost + " " + what + " (" + reason + ")");
    }

    /** Nothing of the service's message, which may quote a session token. */
    private static String inWords(Throwable failure) {
        return failure instanceof AwsServiceException response && response.awsErrorDetails() != null
                ? response.statusCode() + " " + response.awsErrorDetails().errorCode()
                : failure.getClass().getSimpleName();
    }
}
