package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.annotation.JsonAlias;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts;

/** What CloudFormation keeps between two invocations. An older version, still under way perhaps, says effort. */
public record CallbackContext(@JsonAlias("effort") Attempts attempts) {
    public CallbackContext {
        attempts = attempts == null ? Attempts.NONE : attempts;
    }
}
