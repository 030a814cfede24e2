package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Identifiers as API Gateway makes them: small letters and digits. */
final class Identifiers {
    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Identifiers() {}

    /** One that is not among these keys. */
    static String fresh(int length, Map<String, ?> taken) {
        String id;
        do {
            id = ThreadLocalRandom.current()
                    .ints(length, 0, CHARACTERS.length())
                    .mapToObj(CHARACTERS::charAt)
                    .map(String::valueOf)
                    .collect(Collectors.joining());
        } while (taken.containsKey(id));
        return id;
    }
}
