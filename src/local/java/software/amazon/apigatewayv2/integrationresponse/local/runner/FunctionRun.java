package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.TimeUnit;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;

/** Carries operations out by the function: like CloudFormation, it calls back for as long as one is in progress. */
final class FunctionRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PackagedFunction function;
    private final Transcript transcript;
    private final NewCalls calls;

    FunctionRun(PackagedFunction function, Transcript transcript, NewCalls calls) {
        this.function = function;
        this.transcript = transcript;
        this.calls = calls;
    }

    /** The function's last answer: SUCCESS or FAILED. */
    JsonNode invoke(Event first) {
        Event event = first;
        while (true) {
            transcript.request(event);
            JsonNode answer = parsed(function.invoke(event.entrypoint(), event.json()));
            transcript.calls(calls.next());
            transcript.answer(answer);
            if (!answer.path("status").asText().equals("IN_PROGRESS")) {
                return answer;
            }
            pause(answer.path("callbackDelaySeconds").asLong());
            event = event.calledBack(answer);
        }
    }

    static boolean succeeded(JsonNode answer) {
        return answer.path("status").asText().equals("SUCCESS");
    }

    int serviceCalls() {
        return calls.total();
    }

    /** The function says itself after how many seconds it wants to be called back. */
    private static void pause(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException("Interrupted while the operation was in progress", e);
        }
    }

    private static JsonNode parsed(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new ProblemException("The function's answer is not JSON: " + answer, e);
        }
    }
}
