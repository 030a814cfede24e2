package software.amazon.apigatewayv2.integrationresponse.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A virtual environment of Python with the libraries that a requirements file pins. It is made once, and again when the
 * file has changed.
 */
public final class PythonEnvironment {
    private static final String NEEDED = "./local stack needs Python 3.10 or later with its module venv; ";
    private static final List<String> PROGRAMS = List.of("python3", "python");
    private static final String IS_NEW_ENOUGH = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
    private static final int MINUTES = 15;

    private final Path folder;
    private final Path requirements;

    /**
     * An environment that may not be there yet.
     *
     * @param folder where it is made
     * @param requirements the file that pins the libraries
     */
    public PythonEnvironment(Path folder, Path requirements) {
        this.folder = folder;
        this.requirements = requirements;
    }

    /**
     * The environment's Python, after the libraries were installed if they were not.
     *
     * @param say takes a line for the user where this takes time
     * @throws StackException if there is no Python that will do, or the libraries cannot be installed
     */
    public Path python(Consumer<String> say) {
        try {
            Path python = folder.resolve("bin").resolve("python");
            Path mark = folder.resolve("installed.txt");
            if (!Files.isExecutable(python)
                    || !Files.isRegularFile(mark)
                    || !Arrays.equals(Files.readAllBytes(mark), Files.readAllBytes(requirements))) {
                String base = newEnoughPython();
                say.accept("Installing moto into " + folder + " (the first time only; this takes a minute) ...");
                Files.createDirectories(folder.getParent());
                install(List.of(base, "-m", "venv", "--clear", folder.toString()));
                install(List.of(
                        python.toString(),
                        "-m",
                        "pip",
                        "install",
                        "--disable-pip-version-check",
                        "--requirement",
                        requirements.toString()));
                Files.copy(requirements, mark);
            }
            return python;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String newEnoughPython() {
        return PROGRAMS.stream()
                .filter(program -> ends(List.of(program, "-c", IS_NEW_ENOUGH), ProcessBuilder.Redirect.DISCARD))
                .findFirst()
                .orElseThrow(() -> new StackException(NEEDED + "there is none on the PATH."));
    }

    private void install(List<String> command) {
        Path log = folder.resolveSibling("install.log");
        if (!ends(command, ProcessBuilder.Redirect.to(log.toFile()))) {
            throw new StackException("moto could not be installed; what pip said is in " + log + ".");
        }
    }

    /** Whether a program is there and ends with 0. */
    private static boolean ends(List<String> command, ProcessBuilder.Redirect output) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            process.getOutputStream().close();
            if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while moto was being installed.", e);
        }
    }
}
