package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Why a file could not be read or written, in a sentence: which file, and what to do. */
final class FileProblem {
    private FileProblem() {}

    static String text(IOException problem) {
        if (problem instanceof NoSuchFileException missing) {
            return "There is no file " + missing.getFile() + ": restore it, then try again.";
        }
        if (problem instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written: change its permissions, then try again.";
        }
        if (problem instanceof FileSystemException file) {
            return "%s: %s. Correct that, then try again."
                    .formatted(
                            file.getFile(),
                            Optional.ofNullable(file.getReason())
                                    .orElse(file.getClass().getSimpleName()));
        }
        return "Something could not be read or written: " + problem.getMessage() + ". Correct that, then try again.";
    }
}
