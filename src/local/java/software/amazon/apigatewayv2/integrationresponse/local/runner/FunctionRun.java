package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationReport;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationReport.Invocation;
import software.amazon.apigatewayv2.integrationresponse.local.report.RequestLine;

/** Invokes the function until an operation is done, as CloudFormation does, and shows the service calls meanwhile. */
@RequiredArgsConstructor
final class FunctionRun implements Consumer<CallDetail> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LOGGED_ERROR = Pattern.compile("(?m)^operation=.* error=([A-Z_]+)");

    private final PackagedFunction function;
    private final Consumer<String> status;
    private final BlockingQueue<CallDetail> calls = new LinkedBlockingQueue<>();

    @Override
    public void accept(CallDetail call) {
        calls.add(call);
        status.accept(RequestLine.of(call, ZoneId.systemDefault()).text());
    }

    /** Continues until the function's response is SUCCESS or FAILED. */
    OperationReport invoke(Event first) {
        Instant began = Instant.now();
        List<Invocation> invocations = new ArrayList<>();
        Event event = first;
        status.accept(first.action() + " ...");
        Invocation invocation = invokeOnce(event);
        invocations.add(invocation);
        while (invocation.isInProgress()) {
            status.accept(first.action() + ": " + invocation.callback(invocations.size() + 1));
            pause(invocation.callbackSeconds());
            event = event.calledBack(invocation.response());
            invocation = invokeOnce(event);
            invocations.add(invocation);
        }
        Duration took = Duration.between(began, Instant.now());
        return new OperationReport(first.action(), first.desiredState(), first.previousState(), invocations, took);
    }

    private Invocation invokeOnce(Event event) {
        int logged = function.log().length();
        String response = function.invoke(event.entrypoint(), event.document().toString());
        List<CallDetail> seen = new ArrayList<>();
        calls.drainTo(seen);
        try {
            return new Invocation(
                    event.document(),
                    seen,
                    JSON.readTree(response),
                    lastError(function.log().substring(logged)));
        } catch (JsonProcessingException e) {
            throw new ProblemException("The function's response is not JSON: " + response, e);
        }
    }

    /** Returns the last error that the function logged, such as {@code error=NOT_CONNECTED}. */
    static Optional<String> lastError(String log) {
        return LOGGED_ERROR
                .matcher(log)
                .results()
                .reduce((earlier, later) -> later)
                .map(line -> line.group(1).toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static void pause(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException("Interrupted while the operation was in progress", e);
        }
    }
}
