package software.amazon.apigatewayv2.integrationresponse.local.loopback;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The hosts that requests may name in the Host header, with any port. A browser sends the host of the page's site
 * there, so a page cannot reach the server through a name of its own that resolves to this machine.
 */
public final class AllowedHosts {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|\\[::1]|127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    private static final Pattern PORT = Pattern.compile(":\\d*$");

    private final boolean any;
    private final Set<String> names;

    private AllowedHosts(boolean any, Set<String> names) {
        this.any = any;
        this.names = Set.copyOf(names);
    }

    /** Allows names that always mean this machine: 127.0.0.0/8, localhost and [::1]. */
    public static AllowedHosts loopback() {
        return new AllowedHosts(false, Set.of());
    }

    /** Allows every host, and requests without one: for a server that stands in for others. */
    public static AllowedHosts any() {
        return new AllowedHosts(true, Set.of());
    }

    /** Allows other hosts too; case does not matter. */
    public AllowedHosts and(Collection<String> others) {
        Set<String> more = new HashSet<>(names);
        others.forEach(name -> more.add(withoutPort(name)));
        return new AllowedHosts(any, more);
    }

    /** Whether a request with these Host headers is allowed. HTTP requires exactly one. */
    boolean allow(Optional<List<String>> headers) {
        return any
                || headers.filter(given -> given.size() == 1)
                        .map(given -> withoutPort(given.get(0)))
                        .filter(host -> LOOPBACK.matcher(host).matches() || names.contains(host))
                        .isPresent();
    }

    private static String withoutPort(String host) {
        return PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
    }
}
