package software.amazon.apigatewayv2.integrationresponse;

import java.util.regex.Pattern;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryingCaller;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorResponse;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * The one line that each invocation logs: enough to follow an operation and to count its calls, and nothing of what the
 * model holds.
 */
final class OperationLog {

    private static final Pattern UNPRINTABLE = Pattern.compile("[^!-<>-~]");

    private OperationLog() {}

    static String line(Action action, Invocation invocation, ProgressEvent<ResourceModel, CallbackContext> event) {
        RetryingCaller caller = invocation.retryingCaller();
        return "operation=" + action
                + " token=" + printable(invocation.request().getClientRequestToken())
                + " invocation=" + caller.attempts().invocations()
                + " calls=" + caller.attempts().calls()
                + " outcome=" + event.getStatus()
                + " code=" + (event.getErrorCode() == null ? "none" : event.getErrorCode())
                + " ms=" + caller.elapsed().toMillis()
                + caller.lastError().map(OperationLog::ofError).orElse("");
    }

    /** The last call of this invocation that failed, for support and for a look at quotas. */
    private static String ofError(ServiceError error) {
        return " error=" + error.kind()
                + error.response().map(OperationLog::ofResponse).orElse("");
    }

    private static String ofResponse(ErrorResponse response) {
        String limit = response.limitType()
                .map(type -> " limitType=" + printable(type))
                .orElse("");
        return " serviceCode=" + printable(response.code())
                + " status=" + response.status()
                + " requestId=" + printable(response.requestId().orElse("")) + limit;
    }

    /** A token is the caller's text: it must not be able to look like another line or field. */
    private static String printable(String token) {
        return token == null || token.isEmpty()
                ? "none"
                : UNPRINTABLE.matcher(token).replaceAll("_");
    }
}
