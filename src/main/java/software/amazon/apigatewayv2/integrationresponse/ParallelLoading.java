package software.amazon.apigatewayv2.integrationresponse;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.net.URLClassLoader;

/**
 * Lets the threads of a start load classes at the same time. The class loader of Lambda's Java runtime does not: it takes
 * one class after the other (aws-lambda-java-runtime-interface-client 2.9.0, CustomerClassLoader), and loading classes is
 * most of what a start does.
 */
final class ParallelLoading {

    private ParallelLoading() {}

    /**
     * A loader of the same classes from the same places, which loads them in parallel.
     *
     * @param loader the loader that the entry class came from; given back where it does that itself, where its places are
     *     not known, and where it loaded Lambda's own interfaces, for then no other loader can share them
     */
    static ClassLoader insteadOf(ClassLoader loader) {
        boolean sharesInterfaces = RequestStreamHandler.class.getClassLoader() != loader;
        return loader instanceof URLClassLoader places && !loader.isRegisteredAsParallelCapable() && sharesInterfaces
                ? new URLClassLoader("provider", places.getURLs(), places.getParent())
                : loader;
    }
}
