package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.io.UncheckedIOException;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionException;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionPool;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/** Invokes the packaged handlers of a type. */
record Handler(ResourceType type, FunctionPool functions) implements AutoCloseable {
    /** Maximum number of concurrent invocations; others wait. */
    static final int MAX_INVOCATIONS = 8;

    /** Returns the handler's response, or a failure if there is none that can be understood. */
    HandlerProgress invoke(HandlerCall call) {
        try {
            return HandlerProgress.read(functions.invoke(call.event(type.name())));
        } catch (FunctionException | IllegalArgumentException | UncheckedIOException e) {
            return HandlerProgress.failed(HandlerErrorCode.InternalFailure, e.getMessage());
        }
    }

    @Override
    public void close() {
        functions.close();
    }
}
