package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionException;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** The main class of {@code ./local}. */
@Command(
        name = "./local",
        description = {
            "Runs the packaged resource provider without an AWS account.",
            "Without a command: the whole life of an integration response, through the function's testEntrypoint, on a "
                    + "local API Gateway V2."
        },
        subcommands = {
            InvokeCommand.class,
            ServeCommand.class,
            CloudControlCommand.class,
            StackCommand.class,
            PackageCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every operation succeeded",
            "1:an operation failed",
            "2:the command cannot be carried out: wrong options, a missing or broken file, a port in use, no credentials"
        })
public final class LocalCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final Path project;

    LocalCommand(Path project) {
        this.project = project;
    }

    /** Runs the command; the system property {@code local.project} says where the project is. */
    public static void main(String[] arguments) {
        Path project = Path.of(System.getProperty("local.project", "."));
        System.exit(commandLine(project).execute(arguments));
    }

    static CommandLine commandLine(Path project) {
        return new CommandLine(new LocalCommand(project))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(LocalCommand::refuse)
                .setExecutionExceptionHandler(LocalCommand::fail);
    }

    @Override
    public Integer call() {
        Transcript transcript = new Transcript(spec.commandLine().getOut());
        try (LocalApiGateway service = LocalApiGateway.start()) {
            SampleData.load(service);
            Path jar = ProjectJar.in(project);
            transcript.title("The life of an integration response. The function runs from " + jar.getFileName()
                    + ", through its testEntrypoint, on a local API Gateway V2 at " + service.endpoint() + ".");
            try (PackagedFunction function =
                    PackagedFunction.start(jar, PackagedFunction.environment(service.endpoint()))) {
                return new Demo(new FunctionRun(function, transcript, new NewCalls(service)), transcript).run()
                        ? ExitCode.OK
                        : ExitCode.SOFTWARE;
            }
        }
    }

    Path project() {
        return project;
    }

    private static int refuse(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println(problem.getMessage());
        command.getErr().println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static int fail(Exception problem, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (problem instanceof ProblemException) {
            command.getErr().println(problem.getMessage());
            return ExitCode.USAGE;
        }
        if (problem instanceof FunctionException) {
            command.getErr().println(problem.getMessage());
            return ExitCode.SOFTWARE;
        }
        throw problem;
    }
}
