package software.amazon.apigatewayv2.integrationresponse.local.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes as far as the service behind the server, and what does not. */
class LoopbackServerTest {
    private final AtomicInteger served = new AtomicInteger();

    /** A browser sends the name of the page's own site, whatever that name leads to. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            -,               127.0.0.1,                        200
            -,               127.0.0.1:80,                     200
            -,               127.255.3.4:1,                    200
            -,               localhost,                        200
            -,               LocalHost:7420,                   200
            -,               [::1],                            200
            -,               [::1]:1,                          200
            -,               rebound.example,                  403
            -,               rebound.example:7420,             403
            -,               127.0.0.1.rebound.example,        403
            -,               localhost.rebound.example,        403
            -,               rebound.example#localhost,        403
            -,               localhost@rebound.example,        403
            -,               127.0.0.256,                      403
            -,               1127.0.0.1,                       403
            -,               127x0x0x1,                        403
            -,               10.0.0.1,                         403
            -,               [::2],                            403
            -,               :80,                              403
            -,               '',                               403
            Service.example, service.example,                  200
            Service.example, SERVICE.example:7421,             200
            Service.example, localhost,                        200
            Service.example, other.example,                    403
            10.1.2.3:7421,   10.1.2.3,                         200
            *,               apigateway.us-east-1.amazonaws.com, 200
            """)
    void letsInRequestsForLoopbackAndForAllowedHostsOnly(String allowed, String host, int status) {
        AllowedHosts hosts = allowed.equals("*")
                ? AllowedHosts.any()
                : AllowedHosts.loopback().and(allowed.equals("-") ? List.of() : List.of(allowed));
        try (LoopbackServer server = counting(hosts)) {
            String response = PlainRequest.get(server.endpoint(), "/", List.of("Host: " + host));
            assertThat(response).startsWith("HTTP/1.1 " + status + " ");
            if (status == 403) {
                assertThat(response)
                        .endsWith(
                                "\r\n\r\nThis server answers for loopback only, and for hosts named by --allow-host.\n");
            }
            assertThat(served).hasValue(status == 200 ? 1 : 0);
        }
    }

    @Test
    void refusesARequestForNoHostOrForTwo() {
        try (LoopbackServer server = counting(AllowedHosts.loopback())) {
            // Later JDKs' own server refuses both (400) before a filter of ours sees them (403).
            for (List<String> hosts : List.of(List.<String>of(), List.of("Host: localhost", "Host: rebound.example"))) {
                assertThat(PlainRequest.get(server.endpoint(), "/", hosts)).containsPattern("^HTTP/1.1 40[03] ");
            }
            assertThat(served).hasValue(0);
        }
    }

    @Test
    void takesABodyUpToTheLimitAndRefusesALargerOne() throws IOException, InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        try (LoopbackServer server = LoopbackServer.start(0, exchange -> {
            taken.set(exchange.getRequestBody().readAllBytes().length);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        })) {
            byte[] largest = new byte[GuardedHandler.MAX_BODY_BYTES];
            assertThat(posted(server, BodyPublishers.ofByteArray(largest)).statusCode())
                    .isEqualTo(204);
            assertThat(taken).hasValue(largest.length);

            byte[] larger = new byte[GuardedHandler.MAX_BODY_BYTES + 1];
            for (BodyPublisher body : List.of(
                    BodyPublishers.ofByteArray(larger),
                    // Of a length that the server is not told.
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(larger)))) {
                HttpResponse<String> refusal = posted(server, body);
                assertThat(refusal.statusCode()).isEqualTo(413);
                assertThat(refusal.body()).isEqualTo("The body of a request has at most 1048576 bytes.\n");
            }
            assertThat(taken).hasValue(largest.length);
        }
    }

    /** The thread that accepts requests carries out the one beyond the limit; without a limit, more threads would be made. */
    @Test
    void servesRequestsBeyondTheLimitWithTheThreadsThatThereAre() {
        CountDownLatch allBusy = new CountDownLatch(LoopbackServer.MAX_THREADS + 1);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (LoopbackServer server = LoopbackServer.start(0, exchange -> {
            threads.add(Thread.currentThread());
            allBusy.countDown();
            await(allBusy);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        })) {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(server.endpoint()).build();
            List<CompletableFuture<HttpResponse<Void>>> responses = IntStream.range(0, LoopbackServer.MAX_THREADS + 200)
                    .mapToObj(call -> client.sendAsync(request, BodyHandlers.discarding()))
                    .toList();
            assertThat(responses)
                    .allSatisfy(
                            response -> assertThat(response.join().statusCode()).isEqualTo(204));
            assertThat(threads).hasSizeLessThanOrEqualTo(LoopbackServer.MAX_THREADS + 1);
        }
    }

    private LoopbackServer counting(AllowedHosts hosts) {
        return LoopbackServer.start(0, hosts, exchange -> {
            served.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
    }

    private static HttpResponse<String> posted(LoopbackServer server, BodyPublisher body)
            throws IOException, InterruptedException {
        URI address = server.endpoint();
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).POST(body).build(), BodyHandlers.ofString());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
