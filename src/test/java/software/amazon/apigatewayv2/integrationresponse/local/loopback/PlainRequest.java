package software.amazon.apigatewayv2.integrationresponse.local.loopback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A GET over a plain socket: the JDK's client writes Host headers by itself. */
public final class PlainRequest {
    private PlainRequest() {}

    /** Sends a GET to a server on 127.0.0.1, with these headers and no others; gives the response as it came. */
    public static String get(URI server, String path, List<String> headers) {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.getPort())) {
            StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nConnection: close\r\n");
            headers.forEach(line -> request.append(line + "\r\n"));
            request.append("\r\n");
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
