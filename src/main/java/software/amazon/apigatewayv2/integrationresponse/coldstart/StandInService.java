package software.amazon.apigatewayv2.integrationresponse.coldstart;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;

/**
 * Takes the place of API Gateway, CloudWatch and CloudWatch Logs, at the end of a socket that is never connected. The
 * SDK and its HTTP client work as with the real ones, but nothing is sent: no proxy and no name server is used.
 */
final class StandInService implements ConnectionSocketFactory {
    /** The resource of {@link Priming}'s event, whatever is asked. CloudWatch Logs ignores what it does not know. */
    private static final String RESOURCE =
            """
            {"integrationResponseId":"-","integrationResponseKey":"$default",\
            "responseParameters":{"-":"-"},"responseTemplates":{"-":"-"}}""";

    /** CloudWatch's metrics speak CBOR (Smithy RPC v2): this is an empty map. */
    private static final String EMPTY_CBOR = "\u00a0";

    /** Makes an HTTP client that reaches the stand-in only. */
    static SdkHttpClient httpClient() {
        return ApacheHttpClient.builder()
                .socketFactory(new StandInService())
                .dnsResolver(host -> new InetAddress[] {InetAddress.getLoopbackAddress()})
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useEnvironmentVariableValues(false)
                        .useSystemPropertyValues(false)
                        .build())
                .useIdleConnectionReaper(false)
                .build();
    }

    @Override
    public Socket createSocket(HttpContext context) {
        return new Socket();
    }

    /** Gives a socket with the response in it. Another factory would connect the one that it made. */
    @Override
    public Socket connectSocket(
            int timeout,
            Socket made,
            HttpHost host,
            InetSocketAddress to,
            InetSocketAddress from,
            HttpContext context) {
        String body = host.getHostName().startsWith("monitoring.") ? EMPTY_CBOR : RESOURCE;
        String response = "HTTP/1.1 200 OK\nsmithy-protocol: rpc-v2-cbor\nConnection: close\nContent-Length: "
                + body.length() + "\n\n" + body;
        return new Socket() {
            @Override
            public InputStream getInputStream() {
                return new ByteArrayInputStream(response.getBytes(StandardCharsets.ISO_8859_1));
            }

            @Override
            public OutputStream getOutputStream() {
                return OutputStream.nullOutputStream();
            }
        };
    }
}
