package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.NamespacedProject;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.SchemaHandlerPackage;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.TypeName;

/** Makes a project under the user's own type name. */
@Command(
        name = "package",
        description = {
            "Makes a project for the CloudFormation CLI under a type name of your own, and builds its jar.",
            "Needed to register the type: the CloudFormation registry takes no private type in the namespace AWS."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./local package --type MyOrg::ApiGatewayV2::IntegrationResponse")
final class PackageCommand implements Callable<Integer> {
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
        TypeName name = ProblemException.valueOrProblem(() -> TypeName.registrable(type));
        Path shown = output.orElse(Path.of("target", name.hyphenated()));
        Path folder = output.map(path -> path.toAbsolutePath().normalize()).orElse(origin.resolve(shown));
        ProblemException.valueOrProblem(() -> new NamespacedProject(origin, name, version).writeTo(folder));
        build(origin, folder);
        Path zip = new SchemaHandlerPackage(folder, name).write();
        parent.out()
                .println(
                        """
                %s is ready in %s. There:
                  cfn validate
                  cfn submit --dry-run                     packs it, sends nothing
                  cfn submit --set-default --region REGION registers it in your account
                Without the CloudFormation CLI, register.yaml registers %s (docs/register.md)."""
                                .formatted(type, shown, zip.getFileName()));
        return ExitCode.OK;
    }

    /** Builds the jar in the project's {@code target/}, and shows progress on standard error. */
    private void build(Path origin, Path folder) {
        Path log = folder.resolve("target/build.log");
        try {
            Process maven = new ProcessBuilder(
                            origin.resolve("src/local/watched-build").toString(),
                            folder.toString(),
                            log.toString(),
                            type,
                            "-Dmaven.test.skip=true",
                            "package")
                    .inheritIO()
                    .start();
            if (maven.onExit().join().exitValue() != 0) {
                throw new ProblemException(type + " is in " + folder + ", but without its jar");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
