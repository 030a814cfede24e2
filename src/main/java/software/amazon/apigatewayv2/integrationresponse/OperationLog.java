package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts;
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
        Attempts attempts = invocation.retryingCaller().attempts();
        return "operation=" + action
                + " token=" + printable(invocation.request().getClientRequestToken())
                + " invocation=" + attempts.invocations()
                + " calls=" + attempts.calls()
                + " outcome=" + event.getStatus()
                + " code="
                + Optional.ofNullable(event.getErrorCode()).map(Enum::name).orElse("none")
                + " ms=" + invocation.retryingCaller().elapsed().toMillis()
                + invocation
                        .retryingCaller()
                        .lastError()
                        .map(OperationLog::ofError)
                        .orElse("");
    }

    /** The last call of this invocation that failed, for support and for a look at quotas. */
    private static String ofError(ServiceError error) {
        return " error=" + error.kind()
                + error.response().map(OperationLog::ofResponse).orElse("");
    }

    private static String ofResponse(ErrorResponse response) {
        return " serviceCode=" + printable(response.code())
                + " status=" + response.status()
                + " requestId=" + printable(response.requestId().orElse(""))
                + response.limitType()
                        .map(type -> " limitType=" + printable(type))
                        .orElse("");
    }

    /** A token is the caller's text: it must not be able to look like another line or field. */
    private static String printable(String token) {
        return token == null || token.isEmpty()
                ? "none"
                : UNPRINTABLE.matcher(token).replaceAll("_");
    }
}
