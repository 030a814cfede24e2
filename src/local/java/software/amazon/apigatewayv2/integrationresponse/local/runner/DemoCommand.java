package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Runs the demonstration, with any behaviour and faults of the service. */
@Command(
        name = "demo",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Creates, reads, updates, lists and deletes an integration response with the packaged function.",
            "It works on a fresh local API Gateway V2. This is what ./local does without a command."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./local demo --faults src/local/throttled.json",
            "  ./local demo --maps replaced --verbose",
            "  ./local demo --output json | jq '.operations[].millis'"
        })
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private LocalCommand parent;

    @Mixin
    private OutputOptions output;

    @ArgGroup(validate = false, heading = ServiceOptions.HEADING)
    private ServiceOptions options = new ServiceOptions();

    @Override
    public Integer call() {
        return new Demo(parent, output).run(options);
    }
}
