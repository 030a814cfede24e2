package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Supplier;

/** A problem that the user must solve before the command can run; the message says which. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProblemException(String message) {
        super(message);
    }

    ProblemException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Makes a value from the user's input; the message of an IllegalArgumentException says what is wrong with it. */
    static <T> T valueOrProblem(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e.getMessage(), e);
        }
    }

    /** Says which file could not be read or written, and what to do. */
    static String text(IOException problem) {
        if (problem instanceof NoSuchFileException missing) {
            return "There is no file " + missing.getFile() + ": restore it, then try again.";
        }
        if (problem instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written: change its permissions, then try again.";
        }
        if (problem instanceof FileSystemException file) {
            String reason =
                    Optional.ofNullable(file.getReason()).orElse(file.getClass().getSimpleName());
            return "%s: %s. Correct that, then try again.".formatted(file.getFile(), reason);
        }
        return "Something could not be read or written: " + problem.getMessage() + ". Correct that, then try again.";
    }
}
