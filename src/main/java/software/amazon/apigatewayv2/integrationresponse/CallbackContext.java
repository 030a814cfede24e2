package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.annotation.JsonAlias;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts;

/**
 * What CloudFormation keeps between two invocations of one operation.
 *
 * @param attempts what has been tried so far; {@link Attempts#NONE} where an empty context is given; an older
 *     version called it effort, and an operation may be under way when the type is updated
 */
public record CallbackContext(@JsonAlias("effort") Attempts attempts) {

    public CallbackContext {
        attempts = attempts == null ? Attempts.NONE : attempts;
    }
}
