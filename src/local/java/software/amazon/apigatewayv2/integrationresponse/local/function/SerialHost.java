package software.amazon.apigatewayv2.integrationresponse.local.function;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Loads classes one at a time, in a child of the runtime's class loader, as Lambda's Java runtime does. */
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
