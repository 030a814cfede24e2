package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.function.ToyJar;

class FunctionRunTest {
    private final StringWriter told = new StringWriter();
    private final Transcript transcript = new Transcript(new PrintWriter(told));

    @TempDir
    private Path directory;

    private PackagedFunction function;

    @BeforeEach
    void start() throws IOException {
        function = PackagedFunction.start(ToyJar.in(directory), Map.of(), ToyJar.handler());
    }

    @AfterEach
    void close() {
        function.close();
    }

    @Test
    void anOperationInProgressIsCalledBackWithItsContextAndModelUntilItEnds() throws IOException {
        JsonNode answer = run().invoke(event("CREATE"));
        assertThat(answer.at("/status").asText()).isEqualTo("SUCCESS");
        JsonNode lastEvent = answer.get("resourceModel");
        assertThat(lastEvent.at("/callbackContext/round").asInt()).isEqualTo(2);
        assertThat(lastEvent.at("/request/desiredResourceState/ApiId").asText()).isEqualTo("from round 2");
        assertThat(lastEvent.at("/credentials/secretAccessKey").asText()).isEqualTo("very secret");
    }

    @Test
    void everyRequestAndAnswerIsToldButNoSecret() throws IOException {
        run().invoke(event("CREATE"));
        assertThat(told.toString())
                .contains("request  CREATE {\"ApiId\":\"a\"}")
                .contains("answer   IN_PROGRESS {\"ApiId\":\"from round 1\"}")
                .contains("called back with {\"round\":2}")
                .contains("answer   SUCCESS");
        assertThat(told.toString().lines().filter(line -> line.contains("request  ")))
                .hasSize(3)
                .noneMatch(line -> line.contains("very secret"));
    }

    @Test
    void aFailedAnswerIsToldWithItsCodeAndMessage() throws IOException {
        assertThat(FunctionRun.succeeded(run().invoke(event("DELETE")))).isFalse();
        assertThat(told.toString()).contains("answer   FAILED errorCode NotFound message It is not there");
    }

    @Test
    void aLifeInWhichAnOperationFailsSaysHowManySucceeded() {
        assertThat(new Demo(run(), transcript).run()).isFalse();
        assertThat(told.toString()).endsWith("4 of 5 operations succeeded, 0 service calls.\n");
    }

    private FunctionRun run() {
        return new FunctionRun(function, transcript, NewCalls.unknown());
    }

    private static Event event(String action) throws IOException {
        return new Event(Entrypoint.TEST, (ObjectNode) new ObjectMapper()
                .readTree(
                        """
                {"credentials": {"secretAccessKey": "very secret"}, "action": "%s",
                 "request": {"desiredResourceState": {"ApiId": "a"}}, "callbackContext": null}
                """
                                .formatted(action)));
    }
}
