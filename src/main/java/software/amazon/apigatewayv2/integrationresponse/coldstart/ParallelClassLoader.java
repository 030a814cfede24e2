package software.amazon.apigatewayv2.integrationresponse.coldstart;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Optional;

/**
 * Loads the function's classes faster than the class loader of Lambda's Java runtime
 * (aws-lambda-java-runtime-interface-client 2.9.0, CustomerClassLoader), for loading classes is most of what a start does.
 * Lambda's takes one class after the other, asks the JDK and the runtime for each of them first, which have none, and makes a
 * URL for each file. This one loads in parallel, looks into the function's folder first, and opens the file.
 */
final class ProviderClassLoader extends URLClassLoader {

    /** Lambda calls the function through these interfaces, so they must be its own. */
    private static final String LAMBDA = "com.amazonaws.services.lambda.runtime.";

    /** Most of the JDK's; the search for them need not begin in the folder. */
    private static final String JDK = "java";

    /** Of other characters some are escaped in a URL; Lambda's loader escapes nothing, others do. */
    private static final String PLAIN_FOLDER = "file:/[\\w.-][\\w./-]*/";

    static {
        registerAsParallelCapable();
    }

    private final String folder;
    private final CodeSource origin;

    private ProviderClassLoader(URL[] places, ClassLoader parent) {
        super("provider", places, parent);
        folder = Path.of(URI.create(places[0].toString())) + "/";
        origin = new CodeSource(places[0], (Certificate[]) null);
    }

    /**
     * A loader of the same classes from the same places.
     *
     * @param loader the loader that the entry class came from; given back where it loads in parallel itself, where its first
     *     place is not a folder with a plain name, and where it loaded Lambda's own interfaces, for then no other loader can
     *     share them
     */
    static ClassLoader insteadOf(ClassLoader loader) {
        boolean sharesInterfaces = RequestStreamHandler.class.getClassLoader() != loader;
        return loader instanceof URLClassLoader places
                        && !loader.isRegisteredAsParallelCapable()
                        && sharesInterfaces
                        && beginWithFolder(places.getURLs())
                ? new ProviderClassLoader(places.getURLs(), places.getParent())
                : loader;
    }

    private static boolean beginWithFolder(URL[] places) {
        return places.length > 0 && places[0].toString().matches(PLAIN_FOLDER);
    }

    /** What is not in the folder is looked for as usual: by the parents first, then in all places. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(JDK) || name.startsWith(LAMBDA)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Optional<byte[]> type = findLoadedClass(name) == null ? read(name) : Optional.empty();
            return type.isPresent()
                    ? defineClass(name, type.get(), 0, type.get().length, origin)
                    : super.loadClass(name, resolve);
        }
    }

    private Optional<byte[]> read(String name) {
        try (InputStream file = new FileInputStream(folder + name.replace('.', '/') + ".class")) {
            return Optional.of(file.readAllBytes());
        } catch (IOException notReadHere) {
            return Optional.empty();
        }
    }
}
