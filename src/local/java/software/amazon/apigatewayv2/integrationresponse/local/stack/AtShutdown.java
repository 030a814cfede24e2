package software.amazon.apigatewayv2.integrationresponse.local.stack;

import java.util.concurrent.atomic.AtomicBoolean;

/** What is to be done where the JVM is told to end, such as by Ctrl-C, before this is closed. */
public final class AtShutdown implements AutoCloseable {
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Thread hook;

    /** Has this done at the end of the JVM; now, where it is ending already. */
    public AtShutdown(Runnable action) {
        this.hook = new Thread(() -> {
            begun.set(true);
            action.run();
        });
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already.
            hook.start();
        }
    }

    /** Whether the JVM ends and it was begun; returns after it was done. */
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
