package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/** The address of a service that runs already, as {@code --endpoint} gives it. */
final class Endpoint {
    private static final int MAX_PORT = 65_535;
    private static final int PATIENCE_MILLIS = 3000;

    private Endpoint() {}

    /** Returns the address if something listens there; otherwise the function would try for minutes, in silence. */
    static URI listening(String text) {
        URI endpoint = address(text);
        try (Socket socket = new Socket()) {
            int port = endpoint.getPort() < 0 ? endpoint.toURL().getDefaultPort() : endpoint.getPort();
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), PATIENCE_MILLIS);
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

    private static URI address(String text) {
        String needed = "--endpoint %s is not the address of a service: give an http or https URL with a host, such as "
                + "http://localhost:7420";
        try {
            URI address = new URI(text);
            if (!text.matches("(?i)https?:.*") || address.getHost() == null || address.getPort() > MAX_PORT) {
                throw new ProblemException(needed.formatted(text));
            }
            return address;
        } catch (URISyntaxException e) {
            throw new ProblemException(needed.formatted(text), e);
        }
    }
}
