package software.amazon.apigatewayv2.integrationresponse.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The function in its jar, in a JVM with the flags that Lambda gives Java 17: started once, invoked many times, one
 * after another. The JVM has its own temporary directory, because the RPDK empties {@code java.io.tmpdir} at each
 * invocation. It does not get the caller's {@code AWS_*} environment variables.
 */
public final class PackagedFunction implements AutoCloseable {
    /** The entry class that is registered. */
    public static final String HANDLER = "software.amazon.apigatewayv2.integrationresponse.coldstart.ProviderFunction";

    /** The system property with the port on which a function waits for a debugger. */
    public static final String DEBUG_PORT = "local.debug";

    /** Maximum duration of an invocation with a debugger. */
    static final Duration MAX_DEBUGGING = Duration.ofDays(1);

    private static final String LOG_FILE = "log";

    /** A thread for each exchange: the common pool has fewer threads than the machine has cores. */
    private static final Executor EXCHANGES = exchange -> {
        Thread thread = new Thread(exchange, "function-exchange");
        thread.setDaemon(true);
        thread.start();
    };

    private final Process process;
    private final Path directory;
    private final DataOutputStream requests;
    private final DataInputStream responses;
    private final Duration limit;
    private volatile Optional<String> wholeLog = Optional.empty();

    private PackagedFunction(Process process, Path directory, Duration limit) {
        this.process = process;
        this.limit = limit;
        this.directory = directory;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.responses = new DataInputStream(process.getInputStream());
    }

    /**
     * Starts the provider's function. If {@link #DEBUG_PORT} is set, this is the plain entry, from the class path of
     * this process, and it waits for a debugger.
     */
    public static PackagedFunction start(Path jar, Map<String, String> environment) {
        Integer port = Integer.getInteger(DEBUG_PORT);
        return port == null ? start(jar, environment, HANDLER) : startDebugged(port, environment);
    }

    private static PackagedFunction startDebugged(int port, Map<String, String> environment) {
        System.err.printf("The function waits for a Java debugger on 127.0.0.1:%d ...%n", port);
        return start(
                environment,
                List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:" + port),
                host -> List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        FunctionHost.class.getName(),
                        DebuggedEntry.class.getName()),
                MAX_DEBUGGING);
    }

    /** Starts a function by the class that has its entry points. */
    public static PackagedFunction start(Path jar, Map<String, String> environment, String handler) {
        return start(
                environment,
                List.of(),
                host -> List.of(
                        "-cp", jar.toAbsolutePath() + File.pathSeparator + host, FunctionHost.class.getName(), handler),
                HostContext.TIMEOUT);
    }

    /**
     * Starts a function as Lambda's Java runtime does: unzipped, and behind a class loader of the runtime
     * ({@link SerialHost}), so that Lambda's interfaces are the runtime's, not the function's.
     */
    public static PackagedFunction startUnzipped(
            Path folder, Map<String, String> environment, String handler, List<String> options) {
        return start(
                environment,
                options,
                host -> List.of(
                        "-cp",
                        host + File.pathSeparator + placeOf(Context.class),
                        SerialHost.class.getName(),
                        handler,
                        folder.toAbsolutePath().toString()),
                HostContext.TIMEOUT);
    }

    private static PackagedFunction start(
            Map<String, String> environment,
            List<String> options,
            Function<Path, List<String>> command,
            Duration limit) {
        try {
            Path directory = Files.createTempDirectory("integration-response-function");
            Path temporary = Files.createDirectory(directory.resolve("tmp"));
            Path host = Files.createDirectory(directory.resolve("host"));
            for (Class<?> type : List.of(FunctionHost.class, SerialHost.class, HostContext.class)) {
                copyTo(host, type);
            }
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xshare:auto",
                    "-Djava.io.tmpdir=" + temporary);
            builder.command().addAll(options);
            builder.command().addAll(command.apply(host));
            builder.redirectError(directory.resolve(LOG_FILE).toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            builder.environment().putAll(environment);
            return new PackagedFunction(builder.start(), directory, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path placeOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** Makes the function call a service at this endpoint instead of AWS, and bypass any proxy. */
    public static Map<String, String> environment(URI endpoint) {
        return Map.of(
                "AWS_REGION", "us-east-1",
                "AWS_ENDPOINT_URL_APIGATEWAYV2", endpoint.toString(),
                "AWS_ENDPOINT_URL", endpoint.toString(),
                "no_proxy", endpoint.getHost());
    }

    /** Waits for the response as long as Lambda does; throws a FunctionException if there is none. */
    public synchronized String invoke(Entrypoint entrypoint, String eventJson) {
        CompletableFuture<String> response = CompletableFuture.supplyAsync(
                        () -> exchange(entrypoint, eventJson), EXCHANGES)
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return response.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof FunctionException failure) {
                throw failure;
            }
            process.destroyForcibly();
            throw new FunctionException("The function did not respond within a minute", e.getCause());
        }
    }

    /** Sends no more events and waits for the function to end; without an event, that is when it has started. */
    public void end() {
        try {
            requests.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.onExit().join();
    }

    /** Returns the log so far; all of it once this is closed or ended. */
    public String log() {
        return wholeLog.orElseGet(() -> {
            try {
                return new String(Files.readAllBytes(directory.resolve(LOG_FILE)), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        // A concurrent call waits, so that the directory is gone before this JVM ends.
        synchronized (process) {
            if (wholeLog.isEmpty()) {
                wholeLog = Optional.of(log());
                delete(directory);
            }
        }
    }

    private String exchange(Entrypoint entrypoint, String eventJson) {
        try {
            byte[] event = eventJson.getBytes(StandardCharsets.UTF_8);
            requests.writeUTF(entrypoint.method());
            requests.writeInt(event.length);
            requests.write(event);
            requests.flush();
            int outcome = responses.readUnsignedByte();
            String text = new String(responses.readNBytes(responses.readInt()), StandardCharsets.UTF_8);
            if (outcome == FunctionHost.THREW) {
                throw new FunctionException("The function threw " + text);
            }
            return text;
        } catch (IOException e) {
            process.onExit().join();
            throw new FunctionException("The function's JVM ended: " + reasonOfEnd(), e);
        }
    }

    /** Returns the first line of the log that reports an exception or error, or else the last line. */
    private String reasonOfEnd() {
        List<String> lines = log().lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith("Exception in") || line.startsWith("Error"))
                .findFirst()
                .or(() -> lines.stream().skip(Math.max(0, lines.size() - 1)).findFirst())
                .orElse("it logged nothing");
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyTo(Path classes, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        Path target = classes.resolve(name);
        Files.createDirectories(target.getParent());
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
            Files.copy(bytes, target);
        }
    }
}
