package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.lambda.LocalLambda;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.TypeName;
import software.amazon.apigatewayv2.integrationresponse.local.stack.AtShutdown;
import software.amazon.apigatewayv2.integrationresponse.local.stack.PythonEnvironment;
import software.amazon.apigatewayv2.integrationresponse.local.stack.StackEngine;
import software.amazon.apigatewayv2.integrationresponse.local.stack.StackException;

/** Stacks without an account. */
@Command(
        name = "stack",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Serves CloudFormation for any AWS client, until it is interrupted: it deploys stacks with integration responses "
                    + "through the packaged function, on a fresh local API Gateway V2.",
            "It needs Python 3.10 or later; moto, whose CloudFormation it is, is installed under target/ the first time."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./local stack",
            "  ./local stack --type MyOrg::ApiGatewayV2::IntegrationResponse",
            "  ./local stack --faults src/local/throttled.json"
        })
final class StackCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @ParentCommand
    private LocalCommand parent;

    @Option(names = "--port", paramLabel = "NUMBER", description = "0 for any free port. Default: ${DEFAULT-VALUE}.")
    private int port = 7422;

    @Option(
            names = "--type",
            paramLabel = "NAME",
            description = "A private type's name, under which templates find the same function, beside AWS's name.")
    private Optional<String> type = Optional.empty();

    @ArgGroup(validate = false, heading = ServiceOptions.HEADING)
    private ServiceOptions options = new ServiceOptions();

    @Override
    public Integer call() throws InterruptedException {
        Port.check(port);
        List<String> types = Stream.concat(
                        Stream.of(TypeName.AWS.toString()), type.map(StackCommand::registrable).stream())
                .toList();
        Path project = parent.project().toAbsolutePath().normalize();
        Path sources = project.resolve("src/local/python");
        try (LocalApiGateway service = LocalApiGateway.start()) {
            options.applyTo(service);
            Path jar = ProjectJar.in(project);
            Path python = python(project, sources);
            try (LocalLambda lambda = LocalLambda.start(jar, PackagedFunction.environment(service.endpoint()));
                    StackEngine engine = StackEngine.start(
                            python,
                            sources,
                            project.resolve("aws-apigatewayv2-integrationresponse.json"),
                            port,
                            types,
                            service.endpoint(),
                            lambda.endpoint())) {
                return await(engine, lambda);
            }
        }
    }

    private Path python(Path project, Path sources) {
        try {
            return new PythonEnvironment(
                            project.resolve("target/stack/python"), sources.resolve("stack/requirements.txt"))
                    .python(spec.commandLine().getErr()::println);
        } catch (StackException e) {
            throw new ProblemException(e.getMessage(), e);
        }
    }

    /** Waits for the engine; where the JVM is told to end before, all that was started ends first. */
    private int await(StackEngine engine, LocalLambda lambda) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (AtShutdown stop = new AtShutdown(() -> {
            engine.close();
            lambda.close();
            out.println("Stopped; its stacks are gone.");
            out.flush();
        })) {
            int code = engine.await();
            if (stop.done()) {
                return ExitCode.OK;
            }
            if (code == ExitCode.USAGE) {
                return code;
            }
            spec.commandLine().getErr().println("CloudFormation ended by itself, with exit code " + code + ".");
            return ExitCode.SOFTWARE;
        }
    }

    private static String registrable(String name) {
        try {
            TypeName.registrable(name);
            return name;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e.getMessage(), e);
        }
    }
}
