package software.amazon.apigatewayv2.integrationresponse.coldstart;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/**
 * An API Gateway at the end of a socket that is never connected: it responds to every request with the same integration
 * response. The whole SDK and its HTTP client work as with the real one, but there is no network.
 */
final class StandInService implements ConnectionSocketFactory {

    private static final String BODY =
            """
            {"integrationResponseId":"-","integrationResponseKey":"$default",\
            "responseParameters":{"-":"-"},"responseTemplates":{"-":"-"}}""";

    private static final byte[] RESPONSE =
            """
            HTTP/1.1 200 OK
            Content-Type: application/json
            x-amzn-RequestId: -
            Connection: close
            Content-Length: %d

            %s"""
                    .formatted(BODY.length(), BODY)
                    .getBytes(StandardCharsets.US_ASCII);

    private StandInService() {}

    /**
     * A client of the stand-in. No endpoint, proxy or name server of the environment is used.
     *
     * @param timeout how long one call may take
     */
    static ApiGatewayV2Client client(Duration timeout) {
        SdkHttpClient http = ApacheHttpClient.builder()
                .socketFactory(new StandInService())
                .dnsResolver(host -> new InetAddress[] {InetAddress.getLoopbackAddress()})
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useEnvironmentVariableValues(false)
                        .useSystemPropertyValues(false)
                        .build())
                .useIdleConnectionReaper(false)
                .build();
        return ServiceClient.from(Map.of("AWS_REGION", "us-east-1"), http, timeout);
    }

    @Override
    public Socket createSocket(HttpContext context) {
        return new RespondingSocket();
    }

    /** Leaves the socket as it is: this is where another factory would connect it. */
    @Override
    public Socket connectSocket(
            int timeout,
            Socket socket,
            HttpHost host,
            InetSocketAddress remote,
            InetSocketAddress local,
            HttpContext context) {
        return socket;
    }

    private static final class RespondingSocket extends Socket {

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(RESPONSE);
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public void shutdownInput() {}

        @Override
        public void shutdownOutput() {}
    }
}
