package software.amazon.apigatewayv2.integrationresponse;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * The function's entry class: the generated wrapper's two entry points, with what a first answer needs made in Lambda's
 * init phase, which has the whole CPU and which the platform begins before there is an event.
 *
 * <p>It does not extend the wrapper, for a superclass is initialised first: {@code AbstractWrapper} makes the HTTP client
 * and reads the trust store for as long as all the rest takes, and the rest is to be made beside it.
 */
public final class ProviderFunction implements RequestStreamHandler {

    private final HandlerWrapper wrapper;

    /** Called once by Lambda, in the init phase. */
    public ProviderFunction() throws InterruptedException {
        List<Thread> beside = Priming.begin();
        wrapper = new ProviderWrapper();
        for (Thread part : beside) {
            part.join();
        }
        Priming.invoke();
    }

    /** What CloudFormation and Cloud Control call. */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        wrapper.handleRequest(event, answer, context);
    }

    /** What is called by hand, without the platform's part of the protocol. */
    public void testEntrypoint(InputStream event, OutputStream answer, Context context) throws IOException {
        wrapper.testEntrypoint(event, answer, context);
    }
}
