package software.amazon.apigatewayv2.integrationresponse.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invoke where the function gives no answer; with answers it is the gate that checks it, by whole stacks. */
class LocalLambdaTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void aFunctionThatCannotStartIsAFunctionErrorThatSaysWhy() throws Exception {
        try (LocalLambda lambda = LocalLambda.start(emptyJar(), Map.of())) {
            HttpResponse<String> answer = post(lambda, "/2015-03-31/functions/TypeFunction/invocations");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
            assertThat(answer.body()).contains("errorMessage", "ProviderFunction");
        }
    }

    @Test
    void otherOperationsAreUnknown() throws Exception {
        try (LocalLambda lambda = LocalLambda.start(emptyJar(), Map.of())) {
            HttpResponse<String> answer = post(lambda, "/2015-03-31/functions");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("UnknownOperationException");
        }
    }

    private Path emptyJar() throws IOException {
        return Files.createFile(directory.resolve("function.jar"));
    }

    private HttpResponse<String> post(LocalLambda lambda, String path) throws IOException, InterruptedException {
        URI address = lambda.endpoint().resolve(path);
        return client.send(
                HttpRequest.newBuilder(address)
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
