package software.amazon.apigatewayv2.integrationresponse.coldstart;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLClassLoader;

/**
 * Loads the function's classes faster than the class loader of Lambda's Java runtime does (CustomerClassLoader in
 * aws-lambda-java-runtime-interface-client 2.9.0). That one loads one class after the other, and asks the JDK and the
 * runtime for each of them first. This one loads in parallel, and looks into the function's folder first. It also keeps
 * priming apart: what fails in it leaves nothing in Lambda's own loader.
 */
final class ParallelClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final String folder;

    private ParallelClassLoader(URLClassLoader lambdas) {
        super("primed", lambdas.getURLs(), RequestStreamHandler.class.getClassLoader());
        folder = lambdas.getURLs()[0].getPath();
    }

    /** Makes a loader of the places of Lambda's, the first of which is the function's folder. Keeps any other kind. */
    static ClassLoader insteadOf(ClassLoader lambdas) {
        return lambdas instanceof URLClassLoader places ? new ParallelClassLoader(places) : lambdas;
    }

    /** Looks for what is not in the folder as usual: in the parents first, then in all places. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        // Lambda calls the function through interfaces of its own. The names of most JDK classes begin with "java".
        if (name.startsWith("com.amazonaws.services.lambda.runtime.") || name.startsWith("java")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            if (findLoadedClass(name) != null) {
                return super.loadClass(name, resolve);
            }
            try (InputStream file = new FileInputStream(folder + name.replace('.', '/') + ".class")) {
                byte[] type = file.readAllBytes();
                return defineClass(name, type, 0, type.length);
            } catch (IOException notInTheFolder) {
                return super.loadClass(name, resolve);
            }
        }
    }
}
