package software.amazon.apigatewayv2.integrationresponse.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The engine's Python process. It ends when its standard input does, so that it never outlives this process. */
public record StackEngine(Process process) implements AutoCloseable {
    /**
     * Starts the engine, with a Python that has moto and {@code sources} that have the engine's package. The types are
     * the names of integration responses in templates, whose handlers {@code lambda} invokes; port 0 is any free one.
     */
    public static StackEngine start(
            Path python, Path sources, Path schema, int port, List<String> types, URI apiGateway, URI lambda) {
        List<String> command = new ArrayList<>(List.of(
                python.toString(),
                "-m",
                "stack",
                "--schema",
                schema.toString(),
                "--port",
                Integer.toString(port),
                "--api-gateway",
                apiGateway.toString(),
                "--lambda",
                lambda.toString()));
        types.forEach(type -> command.addAll(List.of("--type", type)));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("MOTO_"));
        builder.environment().put("PYTHONPATH", sources.toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        try {
            return new StackEngine(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the engine ends, and returns its exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
