package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.retry.Effort;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * The one line that each invocation logs: enough to follow an operation and to count its calls, and nothing of what the
 * model holds.
 */
final class OperationLog {

    private OperationLog() {}

    static String line(Action action, Invocation invocation, ProgressEvent<ResourceModel, CallbackContext> event) {
        Effort effort = invocation.conversation().effort();
        return String.format(
                "operation=%s token=%s invocation=%d calls=%d outcome=%s code=%s ms=%d",
                action,
                printable(invocation.request().getClientRequestToken()),
                effort.invocations(),
                effort.calls(),
                event.getStatus(),
                Optional.ofNullable(event.getErrorCode()).map(Enum::name).orElse("none"),
                invocation.conversation().elapsed().toMillis());
    }

    /** A token is the caller's text: it must not be able to look like another line or field. */
    private static String printable(String token) {
        return token == null || token.isEmpty() ? "none" : token.replaceAll("[^!-<>-~]", "_");
    }
}
