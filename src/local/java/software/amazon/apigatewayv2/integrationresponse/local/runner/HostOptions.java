package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.util.List;
import picocli.CommandLine.Option;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.AllowedHosts;

/** The hosts for which a local service answers. */
final class HostOptions {
    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description =
                    "A host, beside those of loopback, whose requests are answered; may be repeated. Requests for "
                            + "others are refused, so that no web page can send any.")
    private List<String> names = List.of();

    AllowedHosts hosts() {
        return AllowedHosts.loopback().and(names);
    }
}
