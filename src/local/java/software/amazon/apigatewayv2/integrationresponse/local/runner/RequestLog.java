package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlCall;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;
import software.amazon.apigatewayv2.integrationresponse.local.report.Line;
import software.amazon.apigatewayv2.integrationresponse.local.report.RequestLine;

/** The log of a service that runs until it is interrupted: a line for each request. */
final class RequestLog {
    private final Terminal terminal;
    private final boolean quiet;
    private final AtomicLong requests = new AtomicLong();

    /**
     * A log that is written to a terminal.
     *
     * @param quiet whether requests are only counted
     */
    RequestLog(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    /** A request to API Gateway V2. */
    void request(CallDetail call) {
        log(RequestLine.of(call, ZoneId.systemDefault()));
    }

    /** A request to Cloud Control. */
    void request(CloudControlCall call) {
        log(RequestLine.of(call, ZoneId.systemDefault()));
    }

    /** How many requests there were, for the last line. */
    String total() {
        long number = requests.get();
        return number + (number == 1 ? " request" : " requests");
    }

    private void log(Line line) {
        requests.incrementAndGet();
        if (!quiet) {
            terminal.print(line);
        }
    }
}
