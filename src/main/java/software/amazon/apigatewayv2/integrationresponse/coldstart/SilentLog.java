package software.amazon.apigatewayv2.integrationresponse.coldstart;

import software.amazon.cloudformation.loggers.LogPublisher;

/** Lambda's log while priming, which nobody is to read. */
final class SilentLog extends LogPublisher {

    @Override
    protected void publishMessage(String message) {}
}
