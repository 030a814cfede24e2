package software.amazon.apigatewayv2.integrationresponse.local.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes as far as the service behind the server, and what does not. */
class LoopbackServerTest {
    private final AtomicInteger served = new AtomicInteger();

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start(
            0, AllowedHosts.loopback().and(List.of("Service.example", "10.1.2.3:7421")), this::serve);

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            served.incrementAndGet();
            String length = String.valueOf(exchange.getRequestBody().readAllBytes().length);
            new TextBody("text/plain", length).send(exchange, 200);
        }
    }

    /** A browser sends the name of the page's own site, whatever that name leads to. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            127.0.0.1,                 200
            127.0.0.1:80,              200
            127.255.3.4:1,             200
            localhost,                 200
            LocalHost:7420,            200
            [::1],                     200
            [::1]:1,                   200
            service.example,           200
            SERVICE.example:7421,      200
            10.1.2.3,                  200
            rebound.example,           403
            rebound.example:7420,      403
            127.0.0.1.rebound.example, 403
            localhost.rebound.example, 403
            rebound.example#localhost, 403
            localhost@rebound.example, 403
            127.0.0.256,               403
            1127.0.0.1,                403
            127x0x0x1,                 403
            10.0.0.1,                  403
            [::2],                     403
            :80,                       403
            '',                        403
            """)
    void letsInRequestsForLoopbackAndForAllowedHostsOnly(String host, int status) {
        String response = PlainRequest.get(server.endpoint(), "/", List.of("Host: " + host));
        assertThat(response).startsWith("HTTP/1.1 " + status + " ");
        String refusal = "\r\n\r\nThis server answers for loopback only, and for hosts named by --allow-host.\n";
        assertThat(response.endsWith(refusal)).isEqualTo(status == 403);
        assertThat(served).hasValue(status == 200 ? 1 : 0);
    }

    @Test
    void refusesARequestForNoHostOrForTwo() {
        // Later JDKs' own server refuses both (400) before a filter of ours sees them (403).
        for (List<String> hosts : List.of(List.<String>of(), List.of("Host: localhost", "Host: rebound.example"))) {
            assertThat(PlainRequest.get(server.endpoint(), "/", hosts)).containsPattern("^HTTP/1.1 40[03] ");
        }
        assertThat(served).hasValue(0);
    }

    @Test
    void takesABodyUpToTheLimitAndRefusesALargerOne() throws IOException, InterruptedException {
        byte[] largest = new byte[GuardedHandler.MAX_BODY_BYTES];
        assertThat(posted(BodyPublishers.ofByteArray(largest)).body()).isEqualTo("1048576");

        byte[] larger = new byte[GuardedHandler.MAX_BODY_BYTES + 1];
        for (BodyPublisher body : List.of(
                BodyPublishers.ofByteArray(larger),
                // Of a length that the server is not told.
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(larger)))) {
            HttpResponse<String> refusal = posted(body);
            assertThat(refusal.statusCode()).isEqualTo(413);
            assertThat(refusal.body()).isEqualTo("The body of a request has at most 1048576 bytes.\n");
        }
        assertThat(served).hasValue(1);
    }

    private HttpResponse<String> posted(BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.endpoint()).POST(body).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** The thread that accepts requests carries out the one beyond the limit. Without a limit, there would be more threads. */
    @Test
    void servesRequestsBeyondTheLimitWithTheThreadsThatThereAre() {
        CompletableFuture<Void> allBusy = new CompletableFuture<>();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (LoopbackServer busy = LoopbackServer.start(0, exchange -> {
            threads.add(Thread.currentThread());
            if (served.incrementAndGet() > LoopbackServer.MAX_THREADS) {
                allBusy.complete(null);
            }
            allBusy.join();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        })) {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(busy.endpoint()).build();
            List<CompletableFuture<HttpResponse<Void>>> responses = IntStream.range(0, LoopbackServer.MAX_THREADS + 200)
                    .mapToObj(call -> client.sendAsync(request, BodyHandlers.discarding()))
                    .toList();
            assertThat(responses)
                    .allSatisfy(
                            response -> assertThat(response.join().statusCode()).isEqualTo(204));
            assertThat(threads).hasSizeLessThanOrEqualTo(LoopbackServer.MAX_THREADS + 1);
        }
    }
}
