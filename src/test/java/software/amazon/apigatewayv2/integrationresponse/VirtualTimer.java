package software.amazon.apigatewayv2.integrationresponse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;

/** A time that passes only when a test says so; then it runs what is due. */
final class VirtualTimer extends ScheduledThreadPoolExecutor implements RetryTiming {

    private final List<Task> tasks = new ArrayList<>();
    private long now = 1_000_000_000;

    VirtualTimer() {
        super(0);
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, now + unit.toNanos(delay));
        tasks.add(task);
        return task;
    }

    /** Lets time pass. A task that has run does not run again. */
    void pass(Duration time) {
        List<Task> due;
        synchronized (this) {
            now += time.toNanos();
            due = tasks.stream().filter(task -> task.at <= now).toList();
        }
        due.forEach(Task::run);
    }

    /** How many calls and waits have a limit that is still to come. */
    synchronized long pending() {
        return tasks.stream().filter(task -> !task.isDone()).count();
    }

    /** How many calls and waits have had a limit so far. */
    synchronized int limits() {
        return tasks.size();
    }

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public boolean sleep(Duration duration) {
        pass(duration);
        return true;
    }

    @Override
    public double jitter() {
        return 0.5;
    }

    private static final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {
        private final long at;

        Task(Runnable command, long at) {
            super(command, null);
            this.at = at;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            throw new UnsupportedOperationException();
        }
    }
}
