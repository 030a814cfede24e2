package software.amazon.apigatewayv2.integrationresponse.local.lambda;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionInstance;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;

/**
 * AWS Lambda's Invoke on 127.0.0.1, for any AWS client. It knows one function, whatever the client calls it: the packaged
 * one, invoked through the entry point that CloudFormation invokes. Signatures are not checked.
 */
public final class LocalLambda implements AutoCloseable {
    private final FunctionInstance function;
    private final LoopbackServer server;

    private LocalLambda(FunctionInstance function, LoopbackServer server) {
        this.function = function;
        this.server = server;
    }

    /**
     * Starts the service on a free port; the function is started when it is invoked first.
     *
     * @param jar the packaged function
     * @param functionEnvironment environment variables of the function
     */
    public static LocalLambda start(Path jar, Map<String, String> functionEnvironment) {
        FunctionInstance function = new FunctionInstance(() -> PackagedFunction.start(jar, functionEnvironment));
        return new LocalLambda(function, LoopbackServer.start(0, new InvokeEndpoint(function)));
    }

    /** Where clients find the service. */
    public URI endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
        function.close();
    }
}
