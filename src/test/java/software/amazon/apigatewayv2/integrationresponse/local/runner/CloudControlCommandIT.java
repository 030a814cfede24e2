package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./local cloudcontrol} as a process of its own. */
class CloudControlCommandIT {
    @TempDir
    private Path temporary;

    @Test
    void aSignalEndsItAndItsFunctionAndLeavesNoTemporaryFile() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalCommand.class.getName(),
                        "cloudcontrol",
                        "--port",
                        "0")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader printed = process.inputReader()) {
            String first = printed.readLine();
            assertThat(first).startsWith("Cloud Control at ");
            assertThat(read(URI.create(first.substring(first.indexOf("http"), first.indexOf(',')))))
                    .contains("sampleres");
            assertThat(temporary).isNotEmptyDirectory();

            // Process.destroy would close the output, too.
            process.toHandle().destroy();

            assertThat(printed.lines()).last().isEqualTo("The local Cloud Control stopped after 2 requests.");
            process.waitFor();
            assertThat(temporary).isEmptyDirectory();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(URI endpoint) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "CloudApiService.GetResource")
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=x")
                .POST(
                        BodyPublishers.ofString(
                                """
                                {"TypeName": "AWS::ApiGatewayV2::IntegrationResponse",
                                 "Identifier": "sampleapi1|sampleint|sampleres"}
                                """))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
