package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;

class CallerIdentityTest {
    @AutoClose
    private final LoopbackServer server = LoopbackServer.start(0, new CallerIdentity(exchange -> {
        exchange.sendResponseHeaders(418, -1);
        exchange.close();
    }));

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded; charset=utf-8, GetCallerIdentity, 200, <Account>123456789012</Account>",
        "application/x-www-form-urlencoded, GetSessionToken, 400, <Code>InvalidAction</Code>",
        "application/x-amz-json-1.0, GetCallerIdentity, 418, ''"
    })
    void saysWhoCallsAndPassesOnWhatIsNotAskedOfSts(String type, String action, int status, String part)
            throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.endpoint())
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString("Action=" + action + "&Version=2011-06-15"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(part);
    }
}
