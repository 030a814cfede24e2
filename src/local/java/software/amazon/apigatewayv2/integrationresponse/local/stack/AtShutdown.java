package software.amazon.apigatewayv2.integrationresponse.local.stack;

import java.util.concurrent.atomic.AtomicBoolean;

/** An action for when the JVM is told to end, such as by Ctrl-C, before this is closed. */
public final class AtShutdown implements AutoCloseable {
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Thread hook;

    /** Registers the action, or runs it now if the JVM is ending already. */
    public AtShutdown(Runnable action) {
        this.hook = new Thread(() -> {
            begun.set(true);
            action.run();
        });
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            hook.start();
        }
    }

    /** Whether the JVM is ending and the action began; waits until it has finished. */
    public boolean done() throws InterruptedException {
        if (begun.get()) {
            hook.join();
        }
        return begun.get();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook goes with it.
        }
    }
}
