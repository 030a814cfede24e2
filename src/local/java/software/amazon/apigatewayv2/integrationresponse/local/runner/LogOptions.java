package software.amazon.apigatewayv2.integrationresponse.local.runner;

import picocli.CommandLine.Option;

/** Whether requests are logged. */
final class LogOptions {
    @Option(
            names = {"-q", "--quiet"},
            description = "Do not log the requests; otherwise each is a line on standard output.")
    private boolean quiet;

    RequestLog to(Terminal terminal) {
        return new RequestLog(terminal, quiet);
    }
}
