package software.amazon.apigatewayv2.integrationresponse.local.function;

import java.time.Duration;
import software.amazon.apigatewayv2.integrationresponse.ServiceAccess;
import software.amazon.apigatewayv2.integrationresponse.entry.ProviderWrapper;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;

/** The plain entry for a debugger: its clock stands still, so that no deadline passes, and calls may take a day. */
public final class DebuggedEntry extends ProviderWrapper {
    private static final RetryTiming STANDING = new RetryTiming() {
        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public boolean sleep(Duration duration) {
            return REAL.sleep(duration);
        }

        @Override
        public double jitter() {
            return REAL.jitter();
        }
    };

    public DebuggedEntry() {
        super(
                new ServiceAccess(
                        new SdkClients(System.getenv(), HTTP_CLIENT).apiGateway(PackagedFunction.MAX_DEBUGGING),
                        STANDING),
                new Telemetry(System.getenv(), HTTP_CLIENT, RetryTiming.REAL, SdkClients.timer()));
    }
}
