package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.io.UncheckedIOException;
import java.util.function.Supplier;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionException;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionInstance;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/** The packaged handlers of a type. */
final class Handler implements AutoCloseable {
    private final ResourceType type;
    private final FunctionInstance function;

    Handler(ResourceType type, Supplier<PackagedFunction> start) {
        this.type = type;
        this.function = new FunctionInstance(start);
    }

    /** The handler's answer; where it gave none that can be understood, a failure that says so. */
    synchronized HandlerProgress invoke(HandlerCall call) {
        try {
            return HandlerProgress.read(function.invoke(Entrypoint.HANDLE, call.event(type.name())));
        } catch (FunctionException | IllegalArgumentException | UncheckedIOException e) {
            return HandlerProgress.failed(HandlerErrorCode.InternalFailure, e.getMessage());
        }
    }

    @Override
    public void close() {
        function.close();
    }
}
