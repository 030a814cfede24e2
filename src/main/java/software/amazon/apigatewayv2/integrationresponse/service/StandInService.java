package software.amazon.apigatewayv2.integrationresponse.service;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/**
 * A service at the end of a socket that is never connected: it answers every request with the same words. The whole SDK
 * and its HTTP client work as with a real one, but there is no network.
 */
public final class StandInService implements ConnectionSocketFactory {

    /** Where clients are to look for it: with TLS, for that is the connection that it stands in for. */
    static final URI ENDPOINT = URI.create("https://stand-in.invalid");

    private static final String INTEGRATION_RESPONSE =
            """
            {"integrationResponseId":"-","integrationResponseKey":"$default",\
            "responseParameters":{"-":"-"},"responseTemplates":{"-":"-"}}""";

    private static final String ANSWER =
            """
            HTTP/1.1 200 OK
            x-amzn-RequestId: -
            Connection: close
            Content-Length: %d
            %s

            %s""";

    private final byte[] answer;

    private StandInService(String header, String body) {
        answer = ANSWER.formatted(body.length(), header, body).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * A client of an API Gateway that holds one integration response.
     *
     * @param timeout how long one call may take
     */
    public static ApiGatewayV2Client apiGateway(Duration timeout) {
        return ServiceClient.from(
                Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", ENDPOINT.toString()),
                new StandInService("Content-Type: application/json", INTEGRATION_RESPONSE).http(),
                timeout);
    }

    /** Connections to a CloudWatch; the empty answer of its protocol is an empty CBOR map. */
    static SdkHttpClient cloudWatch() {
        return new StandInService("smithy-protocol: rpc-v2-cbor\nContent-Type: application/cbor", "\u00bf\u00ff")
                .http();
    }

    /** Connections to a CloudWatch Logs. */
    static SdkHttpClient cloudWatchLogs() {
        return new StandInService("Content-Type: application/x-amz-json-1.1", "{}").http();
    }

    /** No endpoint, proxy or name server of the environment is used. */
    private SdkHttpClient http() {
        return ApacheHttpClient.builder()
                .socketFactory(this)
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
        return new AnsweringSocket(answer);
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

    private static final class AnsweringSocket extends Socket {

        private final byte[] answer;

        private AnsweringSocket(byte[] answer) {
            this.answer = answer;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(answer);
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
