package software.amazon.apigatewayv2.integrationresponse.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import software.amazon.apigatewayv2.integrationresponse.HandlerWrapper;
import software.amazon.apigatewayv2.integrationresponse.entry.ProviderWrapper;

/**
 * The generated wrapper's two entry points, with what a first response needs made before there is an event.
 *
 * <p>It does not extend the wrapper, because a superclass is initialised first. {@code AbstractWrapper} makes the HTTP client
 * and reads the trust store, which takes as long as all the rest. So the rest is made at the same time.
 */
public final class PrimedFunction implements RequestStreamHandler, Supplier<RequestStreamHandler> {

    private final HandlerWrapper wrapper;

    /** Made once, in Lambda's init phase. */
    public PrimedFunction() throws InterruptedException, ExecutionException {
        wrapper = Priming.around(ProviderWrapper::new);
    }

    /** The entry point that CloudFormation calls. */
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
