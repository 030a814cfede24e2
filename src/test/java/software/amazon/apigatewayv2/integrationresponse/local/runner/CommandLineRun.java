package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;

/** One run of the command line: what it printed, and its exit code. */
record CommandLineRun(int exitCode, String out, String err) {

    static final TerminalSettings NO_TERMINAL = new TerminalSettings(false, false, false);

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
}
