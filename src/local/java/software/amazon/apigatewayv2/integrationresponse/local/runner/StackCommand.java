package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.lambda.LocalLambda;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.TypeName;
import software.amazon.apigatewayv2.integrationresponse.local.stack.AtShutdown;
import software.amazon.apigatewayv2.integrationresponse.local.stack.PythonEnvironment;
import software.amazon.apigatewayv2.integrationresponse.local.stack.StackEngine;

/** Deploys stacks without an account. */
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
    @ParentCommand
    private LocalCommand parent;

    @Mixin
    private Port port = new Port(7422);

    @Option(
            names = "--type",
            paramLabel = "NAME",
            description = "A private type's name, under which templates find the same function, beside AWS's name.")
    private Optional<String> type = Optional.empty();

    @ArgGroup(validate = false, heading = ServiceOptions.HEADING)
    private ServiceOptions options = new ServiceOptions();

    @Override
    public Integer call() throws InterruptedException {
        port.number();
        List<String> types = new ArrayList<>(List.of(TypeName.AWS.toString()));
        type.map(name -> ProblemException.valueOrProblem(() -> TypeName.registrable(name)))
                .ifPresent(name -> types.add(name.toString()));
        Path project = parent.project().toAbsolutePath().normalize();
        Path sources = project.resolve("src/local/python");
        try (LocalApiGateway service = LocalApiGateway.start()) {
            options.applyTo(service);
            Path jar = ProjectJar.in(project);
            Path python = new PythonEnvironment(
                            project.resolve("target/stack/python"), sources.resolve("stack/requirements.txt"))
                    .python(parent.err()::println);
            try (LocalLambda lambda = LocalLambda.start(jar, PackagedFunction.environment(service.endpoint()));
                    StackEngine engine = StackEngine.start(
                            python,
                            sources,
                            project.resolve("aws-apigatewayv2-integrationresponse.json"),
                            port.number(),
                            types,
                            service.endpoint(),
                            lambda.endpoint())) {
                return await(engine, lambda);
            }
        }
    }

    /** Waits for the engine; if the JVM is told to end first, everything that was started ends before it. */
    private int await(StackEngine engine, LocalLambda lambda) throws InterruptedException {
        try (AtShutdown stop = new AtShutdown(() -> {
            engine.close();
            lambda.close();
            parent.terminal().print("Stopped; its stacks are gone.");
        })) {
            int code = engine.await();
            if (stop.done() || code == ExitCode.USAGE) {
                return stop.done() ? ExitCode.OK : code;
            }
            parent.err().println("CloudFormation ended by itself, with exit code " + code + ".");
            return ExitCode.SOFTWARE;
        }
    }
}
