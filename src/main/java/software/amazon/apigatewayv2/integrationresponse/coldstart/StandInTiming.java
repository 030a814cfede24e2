package software.amazon.apigatewayv2.integrationresponse.coldstart;

import java.time.Duration;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;

/**
 * The time while priming. A pause ends at once, like one that is interrupted, so nobody waits and a stand-in's call that
 * fails is not made again.
 */
final class StandInTiming implements RetryTiming {

    @Override
    public long nanoTime() {
        return RetryTiming.REAL.nanoTime();
    }

    @Override
    public boolean sleep(Duration duration) {
        return false;
    }

    @Override
    public double jitter() {
        return 0;
    }
}
