package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionException;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.stack.StackException;

/** The main class of {@code ./local}. */
@Command(
        name = "./local",
        description = {
            "Runs the packaged resource provider without an AWS account.",
            "Without a command, it demonstrates what the provider does: ./local demo."
        },
        subcommands = {
            DemoCommand.class,
            InvokeCommand.class,
            ServeCommand.class,
            CloudControlCommand.class,
            StackCommand.class,
            ProbeCommand.class,
            PackageCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./local", "  ./local --verbose", "  ./local invoke sam-tests/update.json", "  ./local serve --help"
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

    @CommandLine.Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version of the packaged provider.")
    private boolean version;

    @CommandLine.Option(
            names = "--debug",
            paramLabel = "PORT",
            scope = ScopeType.INHERIT,
            description = "Run the function from target/classes, and let it wait for a Java debugger on this port.")
    private void debug(int port) {
        System.setProperty(PackagedFunction.DEBUG_PORT, String.valueOf(port));
    }

    @Mixin
    private OutputOptions output;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final Path project;
    private final TerminalSettings settings;
    private final InputStream standardInput;

    private LocalCommand(Path project, TerminalSettings settings, InputStream standardInput) {
        this.project = project;
        this.settings = settings;
        this.standardInput = standardInput;
    }

    /** Runs the command; the system property {@code local.project} says where the project is. */
    public static void main(String[] arguments) {
        Path project = Path.of(System.getProperty("local.project", "."));
        System.exit(commandLine(project, TerminalSettings.ofProcess(), System.in)
                .setOut(writer(FileDescriptor.out))
                .setErr(writer(FileDescriptor.err))
                .execute(arguments));
    }

    static CommandLine commandLine(Path project, TerminalSettings settings, InputStream standardInput) {
        CommandLine command = new CommandLine(new LocalCommand(project, settings, standardInput))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setColorScheme(Help.defaultColorScheme(settings.out() && settings.colour() ? Ansi.ON : Ansi.OFF))
                .setExecutionStrategy(LocalCommand::execute)
                .setParameterExceptionHandler(LocalCommand::refuse)
                .setExecutionExceptionHandler(LocalCommand::fail);
        IVersionProvider version = () -> new String[] {"./local " + ProjectJar.version(project)};
        command.getCommandSpec().versionProvider(version);
        return command;
    }

    @Override
    public Integer call() {
        return new Demo(this, output).run(new ServiceOptions());
    }

    Path project() {
        return project;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    Terminal terminal() {
        return settings.out(out());
    }

    Terminal errors() {
        return settings.err(err());
    }

    TerminalSettings settings() {
        return settings;
    }

    InputStream standardInput() {
        return standardInput;
    }

    /** Prints UTF-8 in any locale, as JSON and terminals need. */
    private static PrintWriter writer(FileDescriptor file) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(file), StandardCharsets.UTF_8), true);
    }

    /** Refuses options of ./local before a command, which picocli would ignore. */
    private static int execute(CommandLine.ParseResult parsed) {
        if (parsed.hasSubcommand()) {
            CommandLine command = parsed.subcommand().commandSpec().commandLine();
            for (OptionSpec option : parsed.matchedOptions()) {
                if (!option.usageHelp() && !option.versionHelp()) {
                    throw new ParameterException(command, UsageProblem.beforeItsCommand(option, command));
                }
            }
        }
        return new RunLast().execute(parsed);
    }

    private static int refuse(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println(UsageProblem.text(problem));
        command.getErr().println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static int fail(Exception problem, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (problem instanceof UncheckedIOException unread) {
            command.getErr().println(ProblemException.text(unread.getCause()));
            return ExitCode.USAGE;
        }
        if (problem instanceof ProblemException
                || problem instanceof StackException
                || problem instanceof FunctionException) {
            command.getErr().println(problem.getMessage());
            return problem instanceof FunctionException ? ExitCode.SOFTWARE : ExitCode.USAGE;
        }
        throw problem;
    }
}
