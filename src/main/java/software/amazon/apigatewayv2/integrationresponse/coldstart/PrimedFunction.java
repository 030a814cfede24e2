package software.amazon.apigatewayv2.integrationresponse.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import software.amazon.apigatewayv2.integrationresponse.HandlerWrapper;
import software.amazon.apigatewayv2.integrationresponse.ProviderWrapper;

/**
 * The generated wrapper's two entry points, with what a first answer needs made before there is an event.
 *
 * <p>It does not extend the wrapper, for a superclass is initialised first: {@code AbstractWrapper} makes the HTTP client
 * and reads the trust store for as long as all the rest takes, and the rest is to be made beside it.
 */
public final class PrimedFunction implements RequestStreamHandler, Supplier<RequestStreamHandler> {

    private final HandlerWrapper wrapper;

    /** Made once, in Lambda's init phase. */
    public PrimedFunction() throws InterruptedException, ExecutionException {
        wrapper = Priming.around(ProviderWrapper::new);
    }

    /** The platform's entry point. */
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        wrapper.handleRequest(event, response, context);
    }

    /**
     * The entry point for calls by hand; a supplier, for {@link QuickStart} comes from
     * another class loader and shares only the JDK's and Lambda's types with it.
     */
    @Override
    public RequestStreamHandler get() {
        return wrapper::testEntrypoint;
    }
}
