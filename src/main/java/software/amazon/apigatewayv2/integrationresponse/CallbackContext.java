package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.Effort;

/**
 * What CloudFormation keeps between two invocations of one operation.
 *
 * @param effort what has been tried so far; {@link Effort#NONE} where an empty context is given
 */
public record CallbackContext(Effort effort) {

    public CallbackContext {
        effort = effort == null ? Effort.NONE : effort;
    }
}
