package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The address of a service that runs already, as {@code --endpoint} gives it. */
final class Endpoint {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int HIGHEST_PORT = 65_535;
    private static final int PATIENCE_MILLIS = 3000;

    private Endpoint() {}

    /**
     * The address, of a place where something listens. Otherwise the function would try for minutes to reach it, and would
     * not say why.
     */
    static URI listening(String text) {
        URI endpoint = address(text)
                .orElseThrow(() -> new ProblemException("--endpoint " + text
                        + " is not the address of a service: give an http or https URL with a host, such as "
                        + "http://localhost:7420"));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port(endpoint)), PATIENCE_MILLIS);
            return endpoint;
        } catch (UnknownHostException e) {
            throw new ProblemException("--endpoint " + text + ": there is no host " + endpoint.getHost(), e);
        } catch (IOException e) {
            throw new ProblemException(
                    "Nothing can be reached at --endpoint %s (%s): start the service first, such as ./local serve"
                            .formatted(text, e.getMessage()),
                    e);
        }
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(uri -> uri.getScheme() != null
                            && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT)))
                    .filter(uri -> uri.getHost() != null && port(uri) <= HIGHEST_PORT);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static int port(URI endpoint) {
        int ordinary = endpoint.getScheme().equalsIgnoreCase("https") ? HTTPS_PORT : HTTP_PORT;
        return endpoint.getPort() < 0 ? ordinary : endpoint.getPort();
    }
}
