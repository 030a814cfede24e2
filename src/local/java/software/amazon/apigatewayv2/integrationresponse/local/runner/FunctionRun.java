package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.report.InvocationReport;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationReport;
import software.amazon.apigatewayv2.integrationresponse.local.report.WithoutCredentials;

/** Carries operations out by the function: like CloudFormation, it calls back for as long as one is in progress. */
final class FunctionRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PackagedFunction function;
    private final CallWatch calls;
    private final Consumer<String> status;

    /**
     * Runs a function.
     *
     * @param calls sees the service calls of the function
     * @param status is told what is going on
     */
    FunctionRun(PackagedFunction function, CallWatch calls, Consumer<String> status) {
        this.function = function;
        this.calls = calls;
        this.status = status;
    }

    /** Goes on until the function's response is SUCCESS or FAILED. */
    OperationReport invoke(Event first) {
        Instant began = Instant.now();
        List<InvocationReport> invocations = new ArrayList<>();
        Event event = first;
        while (true) {
            status.accept(first.action() + " ...");
            InvocationReport invocation = invokeOnce(event);
            invocations.add(invocation);
            if (!invocation.isInProgress()) {
                return new OperationReport(
                        first.action(),
                        first.desiredState(),
                        first.previousState(),
                        invocations,
                        Duration.between(began, Instant.now()));
            }
            status.accept(first.action() + ": " + invocation.callback(invocations.size() + 1));
            pause(invocation.callbackSeconds());
            event = event.calledBack(invocation.response());
        }
    }

    private InvocationReport invokeOnce(Event event) {
        int logged = function.log().length();
        JsonNode response = parsed(function.invoke(event.entrypoint(), event.json()));
        return new InvocationReport(
                WithoutCredentials.of(event.document()),
                calls.next(),
                response,
                LoggedError.in(function.log().substring(logged)));
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

    private static JsonNode parsed(String response) {
        try {
            return JSON.readTree(response);
        } catch (JsonProcessingException e) {
            throw new ProblemException("The function's response is not JSON: " + response, e);
        }
    }
}
