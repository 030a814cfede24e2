package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.PlainRequest;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

class ServeCommandTest {
    @TempDir
    private Path directory;

    /** What the service of {@link #served} printed after its first line. */
    private final List<String> log = new ArrayList<>();

    @Test
    void servesTheSampleLogsEachRequestAndSaysThatItStopped() throws IOException, InterruptedException {
        assertThat(served("localhost")).startsWith("HTTP/1.1 200 ").contains(SampleData.API_ID);
        assertThat(log).anySatisfy(line -> assertThat(line).matches("\\d\\d:\\d\\d:\\d\\d 200 +<?\\d+ ms GetApis"));
        assertThat(log).last().isEqualTo("The local API Gateway V2 stopped after 1 request.");
    }

    @Test
    void logsNoRequestIfItIsQuiet() throws IOException, InterruptedException {
        served("localhost", "--quiet");
        assertThat(log).noneMatch(line -> line.contains("GetApis"));
        assertThat(log).last().isEqualTo("The local API Gateway V2 stopped after 1 request.");
    }

    @Test
    void respondsForLoopbackAndForTheHostsThatItIsToldToAllow() throws IOException, InterruptedException {
        assertThat(served("service.example")).startsWith("HTTP/1.1 403 ").doesNotContain(SampleData.API_ID);
        assertThat(served("service.example", "--allow-host", "other", "--allow-host", "service.example"))
                .startsWith("HTTP/1.1 200 ");
    }

    /** The response of {@code ./local serve} to a request for its APIs under a host's name. */
    private String served(String host, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
        arguments.addAll(List.of(options));
        PipedWriter out = new PipedWriter();
        try (BufferedReader printed = new BufferedReader(new PipedReader(out))) {
            Thread serving = new Thread(
                    () -> LocalCommand.commandLine(directory, CommandLineRun.NO_TERMINAL, InputStream.nullInputStream())
                            .setOut(new PrintWriter(out, true))
                            .setErr(new PrintWriter(PrintWriter.nullWriter()))
                            .execute(arguments.toArray(String[]::new)));
            serving.start();
            String first = printed.readLine();
            String response = PlainRequest.get(
                    URI.create(first.substring(first.indexOf("http"))),
                    "/v2/apis",
                    List.of("Host: " + host, "Authorization: AWS4-HMAC-SHA256 Credential=x"));
            serving.interrupt();
            serving.join();
            out.close();
            printed.lines().forEach(log::add);
            return response;
        }
    }
}
