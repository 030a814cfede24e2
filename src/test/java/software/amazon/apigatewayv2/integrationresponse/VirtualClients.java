package software.amazon.apigatewayv2.integrationresponse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;

/**
 * Many clients at the same virtual time. One of them runs at a time: the one that is to wake up first. So time passes
 * only when all of them wait, and the same seed gives the same course.
 */
final class VirtualClients implements RetryTiming {

    private final PriorityQueue<Sleeper> sleepers =
            new PriorityQueue<>(Comparator.comparingLong(Sleeper::wakesAt).thenComparingLong(Sleeper::number));
    private final Random random;
    private long now = 1_000_000_000;
    private long numbers;

    VirtualClients(long seed) {
        random = new Random(seed);
    }

    /** Runs all of them to their end. Each begins within so many milliseconds; those of the same one in this order. */
    <T> List<T> run(int withinMillis, List<Callable<T>> clients) {
        List<Callable<T>> waiting = new ArrayList<>();
        for (Callable<T> client : clients) {
            Sleeper start = sleeper(Duration.ofMillis(random.nextInt(withinMillis)));
            waiting.add(() -> {
                start.turn.acquire();
                try {
                    return client.call();
                } finally {
                    wakeNext();
                }
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            wakeNext();
            List<T> results = new ArrayList<>();
            for (Future<T> client : threads.invokeAll(waiting)) {
                results.add(client.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private synchronized Sleeper sleeper(Duration duration) {
        Sleeper sleeper = new Sleeper(now + duration.toNanos(), numbers++, new Semaphore(0));
        sleepers.add(sleeper);
        return sleeper;
    }

    private synchronized void wakeNext() {
        Sleeper next = sleepers.poll();
        if (next != null) {
            now = Math.max(now, next.wakesAt);
            next.turn.release();
        }
    }

    /** Lets time pass for all of them, as during a call. */
    synchronized void pass(Duration duration) {
        now += duration.toNanos();
    }

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public boolean sleep(Duration duration) {
        Sleeper sleeper = sleeper(duration);
        wakeNext();
        sleeper.turn.acquireUninterruptibly();
        return true;
    }

    @Override
    public synchronized double jitter() {
        return random.nextDouble();
    }

    private record Sleeper(long wakesAt, long number, Semaphore turn) {}
}
