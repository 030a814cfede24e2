package software.amazon.apigatewayv2.integrationresponse.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;

/**
 * The function's entry class. All that it does is in {@link PrimedFunction}, which it makes in Lambda's init phase: that
 * has the whole CPU, and the platform begins it before there is an event.
 */
public final class ProviderFunction implements RequestStreamHandler {

    private final RequestStreamHandler platform;
    private final RequestStreamHandler byHand;

    /** Called once by Lambda, in the init phase. */
    public ProviderFunction() throws ReflectiveOperationException {
        ClassLoader loader = ProviderClassLoader.insteadOf(ProviderFunction.class.getClassLoader());
        // As Lambda's runtime does for its own: libraries may look there for what they find by name.
        Thread.currentThread().setContextClassLoader(loader);
        Object primed = Class.forName(PrimedFunction.class.getName(), true, loader)
                .getConstructor()
                .newInstance();
        platform = (RequestStreamHandler) primed;
        byHand = (RequestStreamHandler) ((Supplier<?>) primed).get();
    }

    /** What CloudFormation and Cloud Control call. */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        platform.handleRequest(event, answer, context);
    }

    /** What is called by hand, without the platform's part of the protocol. */
    public void testEntrypoint(InputStream event, OutputStream answer, Context context) throws IOException {
        byHand.handleRequest(event, answer, context);
    }
}
