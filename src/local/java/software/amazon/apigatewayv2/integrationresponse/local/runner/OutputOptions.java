package software.amazon.apigatewayv2.integrationresponse.local.runner;

import picocli.CommandLine.Option;

/** How an operation is shown. */
final class OutputOptions {
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "text for people (default), or json: one JSON document on standard output.")
    private Format format = Format.TEXT;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show the events, and every request to API Gateway with its body. Credentials are left out.")
    private boolean verbose;

    boolean json() {
        return format == Format.JSON;
    }

    boolean verbose() {
        return verbose;
    }
}
