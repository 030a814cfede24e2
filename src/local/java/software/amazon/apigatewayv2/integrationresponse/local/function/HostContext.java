package software.amazon.apigatewayv2.integrationresponse.local.function;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** The context of an invocation, as in Lambda: identity and client context are null unless a mobile app calls. */
final class HostContext implements Context, LambdaLogger {
    static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int MEMORY_IN_MB = 1024;

    private final String requestId = UUID.randomUUID().toString();
    private final long startedNanos = System.nanoTime();

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + getFunctionName();
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return "TypeFunction";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:us-east-1:123456789012:function:" + getFunctionName();
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
    public int getRemainingTimeInMillis() {
        return (int) (TIMEOUT.toMillis() - (System.nanoTime() - startedNanos) / 1_000_000);
    }

    @Override
    public int getMemoryLimitInMB() {
        return MEMORY_IN_MB;
    }

    @Override
    public LambdaLogger getLogger() {
        return this;
    }

    /** The function's log is standard error. */
    @Override
    public void log(String message) {
        System.err.println(message);
    }

    @Override
    public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
    }
}
