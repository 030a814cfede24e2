package software.amazon.apigatewayv2.integrationresponse.coldstart;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Makes the function primed ({@link PrimedFunction}), in a class loader that loads in parallel where Lambda's does not.
 * Lambda's own loader then has none of these classes, so that nothing that goes wrong with them is left in it.
 *
 * @param lambdas the class loader that Lambda gave
 */
record QuickStart(ClassLoader lambdas) implements Callable<EntryPoints> {

    @Override
    public EntryPoints call() throws ReflectiveOperationException {
        ClassLoader loader = ProviderClassLoader.insteadOf(lambdas);
        Thread.currentThread().setContextClassLoader(loader);
        Object primed = Class.forName(PrimedFunction.class.getName(), true, loader)
                .getConstructor()
                .newInstance();
        return new EntryPoints((RequestStreamHandler) primed, (RequestStreamHandler) ((Supplier<?>) primed).get());
    }
}
