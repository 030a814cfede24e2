package software.amazon.apigatewayv2.integrationresponse;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The context of one invocation.
 *
 * @param remainingMillis how much time it has
 * @param lines gets what is logged
 */
record LambdaContext(int remainingMillis, List<String> lines) implements Context {

    @Override
    public int getRemainingTimeInMillis() {
        return remainingMillis;
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                lines.add(message.strip());
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
    }

    @Override
    public String getAwsRequestId() {
        return "-";
    }

    @Override
    public String getLogGroupName() {
        return "-";
    }

    @Override
    public String getLogStreamName() {
        return "-";
    }

    @Override
    public String getFunctionName() {
        return "-";
    }

    @Override
    public String getFunctionVersion() {
        return "-";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "-";
    }

    @Override
    public CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }
}
