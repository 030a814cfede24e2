package software.amazon.apigatewayv2.integrationresponse.coldstart;

import java.time.Duration;
import software.amazon.apigatewayv2.integrationresponse.retry.Pace;

/**
 * Time while priming: nobody waits. A pause ends at once, as one that is interrupted, so that a stand-in's call that fails is
 * not made again.
 */
final class StandInPace implements Pace {

    @Override
    public long nanoTime() {
        return Pace.REAL.nanoTime();
    }

    @Override
    public boolean pause(Duration duration) {
        return false;
    }

    @Override
    public double chance() {
        return 0;
    }
}
