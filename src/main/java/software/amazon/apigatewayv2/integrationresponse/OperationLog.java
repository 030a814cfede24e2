package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryingCaller;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceException;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** The line that each invocation logs, to follow an operation and count its calls; nothing of what the model holds. */
final class OperationLog {
    private static final Pattern UNPRINTABLE = Pattern.compile("[^!-<>-~]");

    private OperationLog() {}

    static String line(Action action, Invocation invocation, ProgressEvent<ResourceModel, CallbackContext> event) {
        RetryingCaller caller = invocation.caller();
        return "operation=" + action
                + field("token", Optional.ofNullable(invocation.request().getClientRequestToken()))
                + " invocation=" + caller.attempts().invocations()
                + " calls=" + caller.attempts().calls()
                + " outcome=" + event.getStatus()
                + " code=" + (event.getErrorCode() == null ? "none" : event.getErrorCode())
                + " ms=" + caller.elapsed().toMillis()
                + caller.lastError().map(OperationLog::fields).orElse("");
    }

    private static String fields(ServiceException error) {
        String fields = " error=" + error.kind();
        return error.response().map(response -> fields + fields(response)).orElse(fields);
    }

    private static String fields(ServiceException.Response response) {
        Optional<String> limit = response.limitType().map(type -> field("limitType", Optional.of(type)));
        return field("serviceCode", Optional.of(response.code()))
                + " status=" + response.status()
                + field("requestId", response.requestId())
                + limit.orElse("");
    }

    /** A value may be the caller's text: it must not be able to look like another line or field. */
    private static String field(String name, Optional<String> value) {
        String printable = UNPRINTABLE.matcher(value.orElse("")).replaceAll("_");
        return " " + name + "=" + (printable.isEmpty() ? "none" : printable);
    }
}
