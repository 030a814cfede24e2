package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionException;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/**
 * The packaged handlers of a type. The function is started at the first call, and again after a call that it did not
 * answer, as Lambda would.
 */
final class Handler implements AutoCloseable {
    private final ResourceType type;
    private final Supplier<PackagedFunction> start;
    private Optional<PackagedFunction> running = Optional.empty();

    Handler(ResourceType type, Supplier<PackagedFunction> start) {
        this.type = type;
        this.start = start;
    }

    /** The handler's answer; where it gave none that can be understood, a failure that says so. */
    synchronized HandlerProgress invoke(HandlerCall call) {
        try {
            return HandlerProgress.read(function().invoke(Entrypoint.HANDLE, call.event(type.name())));
        } catch (FunctionException e) {
            close();
            return HandlerProgress.failed(HandlerErrorCode.InternalFailure, e.getMessage());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return HandlerProgress.failed(HandlerErrorCode.InternalFailure, e.getMessage());
        }
    }

    private PackagedFunction function() {
        PackagedFunction function = running.orElseGet(start);
        running = Optional.of(function);
        return function;
    }

    @Override
    public synchronized void close() {
        running.ifPresent(PackagedFunction::close);
        running = Optional.empty();
    }
}
