package software.amazon.apigatewayv2.integrationresponse.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invoke where the function gives no response; with responses it is the gate that checks it, by whole stacks. */
class LocalLambdaTest {

    /** A function that cannot start is a function's error, and says why. What a web page can send invokes nothing. */
    @ParameterizedTest
    @CsvSource({
        "POST, TypeFunction/invocations, true,  200, X-Amz-Function-Error, Unhandled",
        "POST, '',                       true,  404, x-amzn-ErrorType,     UnknownOperationException",
        "GET,  TypeFunction/invocations, true,  404, x-amzn-ErrorType,     UnknownOperationException",
        "POST, TypeFunction/invocations, false, 403, x-amzn-ErrorType,     MissingAuthenticationTokenException"
    })
    void invokesTheFunctionForSignedInvocationsOnly(
            String method, String path, boolean signed, int status, String header, String error)
            throws IOException, InterruptedException {
        try (LocalLambda lambda = LocalLambda.start(Path.of("no.jar"), Map.of())) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            lambda.endpoint().resolve("/2015-03-31/functions/" + path))
                    .method(method, BodyPublishers.ofString("{}"));
            if (signed) {
                request.header("Authorization", "AWS4-HMAC-SHA256 Credential=local");
            }
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.headers().firstValue(header)).contains(error);
            assertThat(response.body().contains("ProviderFunction")).isEqualTo(status == 200);
        }
    }
}
