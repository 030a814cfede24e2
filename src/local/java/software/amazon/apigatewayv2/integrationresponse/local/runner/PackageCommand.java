package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.MavenBuild;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.NamespacedProject;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.PackageVersion;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.SchemaHandlerPackage;
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

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description =
                    "The project's folder; an earlier project of the same type is replaced. Default: target/ and the "
                            + "type's name, with hyphens.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--version",
            paramLabel = "V",
            description =
                    "The package's version, in the names of the jar and of the zip file. Default: this project's.")
    private Optional<String> version = Optional.empty();

    @Override
    public Integer call() {
        Path origin = parent.project().toAbsolutePath().normalize();
        TypeName name = name();
        Path shown = output.orElse(Path.of("target", name.hyphenated()));
        Path folder = output.map(path -> path.toAbsolutePath().normalize()).orElse(origin.resolve(shown));
        write(origin, name, folder);
        if (!MavenBuild.packageJar(origin, folder, type)) {
            throw new ProblemException(type + " is in " + folder + ", but without its jar");
        }
        Path zip = new SchemaHandlerPackage(folder, name).write();
        PrintWriter out = spec.commandLine().getOut();
        out.println(type + " is ready in " + shown + ". There:");
        out.println("  cfn validate");
        out.println("  cfn submit --dry-run                     packs it, sends nothing");
        out.println("  cfn submit --set-default --region REGION registers it in your account");
        out.println("Without the CloudFormation CLI, register.yaml registers " + zip.getFileName()
                + " (docs/register.md).");
        return ExitCode.OK;
    }

    private void write(Path origin, TypeName name, Path folder) {
        try {
            new NamespacedProject(origin, name, version.map(PackageVersion::new)).writeTo(folder);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e.getMessage(), e);
        }
    }

    private TypeName name() {
        try {
            return TypeName.registrable(type);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e.getMessage(), e);
        }
    }
}
