package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine;

/** One run of the command line: what it printed, and its exit code. */
record CommandLineRun(int exitCode, String out, String err) {

    private static final TerminalSettings NO_TERMINAL = new TerminalSettings(false, false, false);

    static CommandLineRun of(String... arguments) {
        return in(Path.of("."), arguments);
    }

    static CommandLineRun in(Path project, String... arguments) {
        return run(project, "", NO_TERMINAL, arguments);
    }

    static CommandLineRun withInput(String input, String... arguments) {
        return run(Path.of("."), input, NO_TERMINAL, arguments);
    }

    static CommandLineRun onTerminal(Path project, boolean colour, String... arguments) {
        return run(project, "", new TerminalSettings(true, true, colour), arguments);
    }

    private static CommandLineRun run(Path project, String input, TerminalSettings settings, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        byte[] typed = input.getBytes(StandardCharsets.UTF_8);
        CommandLine command = LocalCommand.commandLine(project, settings, new ByteArrayInputStream(typed))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new CommandLineRun(command.execute(arguments), out.toString(), err.toString());
    }

    /** A run in a process of its own, with these options of its JVM. */
    static ProcessBuilder process(List<String> options, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        List<String> fixed = List.of("-XX:TieredStopAtLevel=1", "-cp", classes, LocalCommand.class.getName());
        return new ProcessBuilder(Stream.of(List.of(java), options, fixed, List.of(arguments))
                        .flatMap(List::stream)
                        .toList())
                .redirectErrorStream(true);
    }

    /** Serves on any free port, uses the address that is printed first, and sends a signal; gives the other lines. */
    static List<String> served(List<String> options, Consumer<URI> use, String command, String... arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(command, "--port", "0"));
        all.addAll(List.of(arguments));
        Process process = process(options, all.toArray(String[]::new)).start();
        try (BufferedReader printed = process.inputReader()) {
            use.accept(URI.create(printed.readLine().replaceFirst(".* at (http[^,]*).*", "$1")));
            // Process.destroy would close the output, too.
            process.toHandle().destroy();
            List<String> lines = printed.lines().toList();
            process.waitFor();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
