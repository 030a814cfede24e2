package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.entry.ProviderWrapper;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;

/** The plain entry, but the directory of temporary files stays as it is. */
class QuietWrapper extends ProviderWrapper {

    QuietWrapper(ServiceAccess provider, Telemetry telemetry, RetryTiming timing) {
        super(provider, telemetry);
    }

    @Override
    protected void scrubFiles() {}
}
