package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.entry.ProviderWrapper;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;

/** The plain entry, but the directory of temporary files stays as it is. */
class QuietWrapper extends ProviderWrapper {

    QuietWrapper(ServiceAccess access, Telemetry telemetry) {
        super(access, telemetry);
    }

    @Override
    protected void scrubFiles() {}
}
