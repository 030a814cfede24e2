package software.amazon.apigatewayv2.integrationresponse.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invoke where the function gives no response; with responses it is the gate that checks it, by whole stacks. */
class LocalLambdaTest {
    private static final String INVOKE = "/2015-03-31/functions/TypeFunction/invocations";
    private static final String SIGNATURE = "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/lambda/aws4_request";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void aFunctionThatCannotStartIsAFunctionErrorThatSaysWhy() throws Exception {
        try (LocalLambda lambda = LocalLambda.start(emptyJar(), Map.of())) {
            HttpResponse<String> answer = post(lambda, INVOKE);
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

    @Test
    void whatAWebPageCanSendInvokesNothing() throws Exception {
        try (LocalLambda lambda = LocalLambda.start(emptyJar(), Map.of())) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(lambda.endpoint().resolve(INVOKE));
            HttpResponse<String> unsigned = send(request.POST(BodyPublishers.ofString("{}")));
            assertThat(unsigned.statusCode()).isEqualTo(403);
            assertThat(unsigned.headers().firstValue("x-amzn-ErrorType"))
                    .contains("MissingAuthenticationTokenException");
            assertThat(send(request.GET().header("Authorization", SIGNATURE)).statusCode())
                    .isEqualTo(404);
        }
    }

    private Path emptyJar() throws IOException {
        return Files.createFile(directory.resolve("function.jar"));
    }

    private HttpResponse<String> post(LocalLambda lambda, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(lambda.endpoint().resolve(path))
                .header("Authorization", SIGNATURE)
                .POST(BodyPublishers.ofString("{}")));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
