package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes and builds a project under a type name of the caller's own. */
@Command(
        name = "package",
        description = {
            "Makes a project for the CloudFormation CLI under a type name of your own, and builds its jar.",
            "The CloudFormation registry takes no private type in the namespace AWS."
        },
        mixinStandardHelpOptions = true)
public final class PackageCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--type",
            required = true,
            paramLabel = "NAME",
            description = "The type's name, such as MyOrg::ApiGatewayV2::IntegrationResponse.")
    private String type;

    @Override
    public Integer call() {
        Path origin = Path.of("").toAbsolutePath();
        Path folder = new NamespacedProject(origin, name()).writeTo(origin.resolve("target"));
        int exitCode = MavenBuild.packageJar(folder);
        PrintWriter out = spec.commandLine().getOut();
        if (exitCode != 0) {
            spec.commandLine().getErr().println("The jar was not built; what Maven said is above.");
            return exitCode;
        }
        out.printf("%s is ready in %s. There:%n", type, origin.relativize(folder));
        out.println("  cfn validate");
        out.println("  cfn submit --dry-run                   # packs it, sends nothing");
        out.println("  cfn submit --set-default --region ...  # registers it in your account");
        return 0;
    }

    private TypeName name() {
        try {
            return TypeName.registrable(type);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
