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
import org.junit.jupiter.params.provider.ValueSource;

/** What comes as far as the service behind the server, and what does not. */
class LoopbackServerTest {
    private final AtomicInteger answered = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "127.0.0.1:80", "127.255.3.4:1", "localhost", "LocalHost:7420", "[::1]", "[::1]:1"})
    void aRequestForLoopbackIsAnswered(String host) {
        try (LoopbackServer server = counting(AllowedHosts.loopback())) {
            assertThat(PlainRequest.get(server.endpoint(), "/", List.of("Host: " + host)))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "rebound.example:7420",
                "127.0.0.1.rebound.example",
                "localhost.rebound.example",
                "rebound.example#localhost",
                "localhost@rebound.example",
                "127.0.0.256",
                "1127.0.0.1",
                "127x0x0x1",
                "10.0.0.1",
                "[::2]",
                ":80",
                ""
            })
    void aRequestForAnotherHostIsRefusedBeforeTheServiceSeesIt(String host) {
        try (LoopbackServer server = counting(AllowedHosts.loopback())) {
            assertRefused(PlainRequest.get(server.endpoint(), "/", List.of("Host: " + host)));
        }
    }

    @Test
    void aRequestForNoHostOrForTwoIsRefused() {
        try (LoopbackServer server = counting(AllowedHosts.loopback())) {
            // Later JDKs' own server refuses both (400) before a filter of ours sees them (403).
            for (List<String> hosts : List.of(List.<String>of(), List.of("Host: localhost", "Host: rebound.example"))) {
                assertThat(PlainRequest.get(server.endpoint(), "/", hosts)).containsPattern("^HTTP/1.1 40[03] ");
            }
            assertThat(answered).hasValue(0);
        }
    }

    @Test
    void aHostThatIsAllowedIsAnsweredInAnyCaseAndAtAnyPort() {
        AllowedHosts hosts = AllowedHosts.loopback().and(List.of("Service.example", "10.1.2.3:7421"));
        try (LoopbackServer server = counting(hosts)) {
            for (String host : List.of("service.example", "SERVICE.example:7421", "10.1.2.3", "localhost")) {
                assertThat(PlainRequest.get(server.endpoint(), "/", List.of("Host: " + host)))
                        .startsWith("HTTP/1.1 200 ");
            }
            assertThat(PlainRequest.get(server.endpoint(), "/", List.of("Host: other.example")))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void aServerThatStandsInForOthersAnswersForEveryHost() {
        try (LoopbackServer server = counting(AllowedHosts.any())) {
            assertThat(PlainRequest.get(server.endpoint(), "/", List.of("Host: apigateway.us-east-1.amazonaws.com")))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aBodyUpToTheLimitIsTakenWholeAndALargerOneIsRefused() throws IOException, InterruptedException {
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
    void requestsBeyondTheLimitOfThreadsAreAnsweredByTheThreadsThatThereAre() {
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
            List<CompletableFuture<HttpResponse<Void>>> answers = IntStream.range(0, LoopbackServer.MAX_THREADS + 200)
                    .mapToObj(call -> client.sendAsync(request, BodyHandlers.discarding()))
                    .toList();
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(204));
            assertThat(threads).hasSizeLessThanOrEqualTo(LoopbackServer.MAX_THREADS + 1);
        }
    }

    private LoopbackServer counting(AllowedHosts hosts) {
        return LoopbackServer.start(0, hosts, exchange -> {
            answered.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
    }

    private void assertRefused(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 403 ")
                .endsWith("\r\n\r\nThis server answers for loopback only, and for hosts named by --allow-host.\n");
        assertThat(answered).hasValue(0);
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
