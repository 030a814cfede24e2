package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.MavenBuild;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.NamespacedProject;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.TypeName;

/** A project under a type name of the user's own. */
@Command(
        name = "package",
        description = {
            "Makes a project for the CloudFormation CLI under a type name of your own, and builds its jar.",
            "Needed to register the type: the CloudFormation registry takes no private type in the namespace AWS."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./local package --type MyOrg::ApiGatewayV2::IntegrationResponse")
final class PackageCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @ParentCommand
    private LocalCommand parent;

    @Option(
            names = "--type",
            required = true,
            paramLabel = "NAME",
            description = "The type's name, such as MyOrg::ApiGatewayV2::IntegrationResponse.")
    private String type;

    @Override
    public Integer call() {
        Path origin = parent.project().toAbsolutePath();
        Path folder = new NamespacedProject(origin, name()).writeTo(origin.resolve("target"));
        if (!MavenBuild.packageJar(origin, folder, type)) {
            throw new ProblemException(type + " is in " + folder + ", but without its jar");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(type + " is ready in " + origin.relativize(folder) + ". There:");
        out.println("  cfn validate");
        out.println("  cfn submit --dry-run                     packs it, sends nothing");
        out.println("  cfn submit --set-default --region REGION registers it in your account");
        return ExitCode.OK;
    }

    private TypeName name() {
        try {
            return TypeName.registrable(type);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e.getMessage(), e);
        }
    }
}
