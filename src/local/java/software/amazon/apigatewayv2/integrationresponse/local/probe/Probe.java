package software.amazon.apigatewayv2.integrationresponse.local.probe;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.apigatewayv2.integrationresponse.local.probe.ProbeReport.Finding;
import software.amazon.apigatewayv2.integrationresponse.local.stack.AtShutdown;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2ClientBuilder;

/**
 * Asks a service all questions on APIs of its own, and deletes these however it ends. The note holds their Region and
 * name, so that they can be found after a kill; it stays while something may be left.
 */
public record Probe(
        ApiGatewayV2Client client, String region, Optional<Path> note, Consumer<String> asking, Consumer<String> told) {
    private static final int MAX_ATTEMPTS = 8;

    /** Makes a client that retries only throttled calls, since any other response is an answer. */
    public static ApiGatewayV2Client client(String region, AwsCredentials credentials, Optional<URI> endpoint) {
        ApiGatewayV2ClientBuilder builder = ApiGatewayV2Client.builder()
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(
                        overrides -> overrides.retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                                .useClientDefaults(false)
                                .retryOnException(
                                        e -> e instanceof AwsServiceException said && said.isThrottlingException())
                                .maxAttempts(MAX_ATTEMPTS)
                                .build()));
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /**
     * Asks all questions. Throws an IOException if the note exists or cannot be written, and an SdkException if the
     * service could not be asked.
     */
    public ProbeReport run() throws IOException, InterruptedException {
        // A caller who may not even list APIs must not be left with a note.
        client.getApis(request -> {});
        String name = ProbeApis.TAG + "-" + UUID.randomUUID();
        if (note.isPresent()) {
            Files.write(note.get(), List.of(region, name), StandardOpenOption.CREATE_NEW);
        }
        ProbeApis apis = new ProbeApis(client, name, note, 0);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        CompletableFuture<Void> cleaned = new CompletableFuture<>();
        AtShutdown stop = new AtShutdown(() -> {
            thread.shutdownNow();
            cleaned.join();
        });
        try {
            return new ProbeReport(thread.submit(() -> answers(apis)).get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SdkException unasked ? unasked : new IllegalStateException(e);
        } finally {
            thread.shutdownNow();
            thread.awaitTermination(1, TimeUnit.MINUTES);
            clean(apis);
            stop.close();
            cleaned.complete(null);
        }
    }

    private List<Finding> answers(ProbeApis apis) {
        ProbedIntegration probed = ProbedIntegration.of(client, apis);
        List<Finding> findings = new ArrayList<>();
        for (Question question : Question.ALL) {
            asking.accept(question.asked());
            try {
                findings.add(new Finding(question, question.how().apply(probed)));
            } catch (AwsServiceException e) {
                findings.add(new Finding(question, new Answer(Answer.NONE, e.getMessage(), 0)));
            }
        }
        return List.copyOf(findings);
    }

    private void clean(ProbeApis apis) {
        String left = "";
        try {
            apis.delete();
        } catch (SdkException | IOException e) {
            left = " " + e.getMessage();
        }
        told.accept(
                note.filter(Files::exists).isPresent()
                        ? "Something may be left; ./local probe --clean deletes it." + left
                        : "All that the probe made is deleted.");
    }
}
