package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The log streams that this process has made: one for each recipient, as one instance of a function has one stream. */
final class LogStreams {

    private static final int MOST = 16;

    private final Map<Recipient, String> names = new ConcurrentHashMap<>();

    Optional<String> name(Recipient recipient) {
        return Optional.ofNullable(names.get(recipient));
    }

    /** With too many the others are forgotten, and made anew when they are needed. */
    void made(Recipient recipient, String name) {
        if (names.size() >= MOST) {
            names.clear();
        }
        names.put(recipient, name);
    }

    void forget(Recipient recipient) {
        names.remove(recipient);
    }
}
