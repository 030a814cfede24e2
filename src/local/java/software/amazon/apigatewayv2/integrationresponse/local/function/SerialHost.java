package software.amazon.apigatewayv2.integrationresponse.local.function;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Loads the function from its folder as Lambda's Java runtime does: one class after the other, in a loader that is the child of
 * the runtime's.
 */
final class SerialHost extends URLClassLoader {

    private SerialHost(URL folder) {
        super(new URL[] {folder}, SerialHost.class.getClassLoader());
    }

    /** Hosts the function whose handler class is the first argument and whose folder is the second. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        Thread.currentThread()
                .setContextClassLoader(
                        new SerialHost(Path.of(arguments[1]).toUri().toURL()));
        FunctionHost.main(new String[] {arguments[0]});
    }
}
