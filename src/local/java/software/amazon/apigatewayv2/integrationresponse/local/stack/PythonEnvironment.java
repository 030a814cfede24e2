package software.amazon.apigatewayv2.integrationresponse.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A virtual environment of Python with pinned libraries, made once, and again when the pins have changed. */
public record PythonEnvironment(Path folder, Path requirements) {
    private static final String NEEDED = "./local stack needs Python 3.10 or later with its module venv; ";
    private static final List<String> PROGRAMS = List.of("python3", "python");
    private static final String IS_NEW_ENOUGH = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
    private static final int MINUTES = 15;

    /** Returns the environment's Python, with the libraries; throws a StackException if they cannot be installed. */
    public Path python(Consumer<String> say) {
        Path python = folder.resolve("bin").resolve("python");
        Path mark = folder.resolve("installed.txt");
        try (FileChannel file = lockFile()) {
            lock(file, say);
            boolean isThere = Files.isExecutable(python) && Files.isRegularFile(mark);
            if (!isThere || !Arrays.equals(Files.readAllBytes(mark), Files.readAllBytes(requirements))) {
                String base = newEnoughPython();
                say.accept("Installing moto into " + folder
                        + (isThere ? " again, for other versions" : " for the first time")
                        + "; this takes a minute ...");
                install(base, "-m", "venv", "--clear", folder.toString());
                String pins = requirements.toString();
                install(
                        python.toString(),
                        "-m",
                        "pip",
                        "install",
                        "--disable-pip-version-check",
                        "--requirement",
                        pins);
                Files.copy(requirements, mark);
            }
            return python;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileChannel lockFile() throws IOException {
        Files.createDirectories(folder.getParent());
        return FileChannel.open(
                folder.resolveSibling("install.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /**
     * Waits while another process installs, since two would spoil each other's environment. The lock ends with the
     * channel, or with the process.
     */
    private static void lock(FileChannel file, Consumer<String> say) throws IOException {
        if (file.tryLock() == null) {
            say.accept("Waiting for another ./local stack that installs moto ...");
            file.lock();
        }
    }

    private static String newEnoughPython() {
        return PROGRAMS.stream()
                .filter(program -> ends(List.of(program, "-c", IS_NEW_ENOUGH), Redirect.DISCARD))
                .findFirst()
                .orElseThrow(() -> new StackException(NEEDED + "there is none on the PATH."));
    }

    private void install(String... command) {
        Path log = folder.resolveSibling("install.log");
        if (!ends(List.of(command), Redirect.to(log.toFile()))) {
            throw new StackException("moto could not be installed; what pip said is in " + log + ".");
        }
    }

    /** Whether a program exists and exits with 0. */
    private static boolean ends(List<String> command, Redirect output) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            try (AtShutdown stop = new AtShutdown(process::destroy)) {
                process.getOutputStream().close();
                boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
                if (stop.done()) {
                    throw new StackException("Interrupted while moto was being installed.");
                }
                return ended && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while moto was being installed.", e);
        }
    }
}
