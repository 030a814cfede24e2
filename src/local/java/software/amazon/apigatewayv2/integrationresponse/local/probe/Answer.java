package software.amazon.apigatewayv2.integrationresponse.local.probe;

import java.util.Locale;
import java.util.function.Supplier;
import lombok.With;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A service's answer: a word from the table of questions, and what the service said if it refused. If the duration of a
 * change was measured, {@code millis} has it.
 */
record Answer(String word, String said, @With long millis) {
    static final String REFUSED = "refused";
    static final String ALREADY_EXISTS = "already exists";
    static final String CONCURRENT_MODIFICATION = "concurrent modification";
    static final String NONE = "no answer";

    /** Returns the word that a call leads to, or its refusal. */
    static Answer to(Supplier<String> call) {
        try {
            return new Answer(call.get(), "", 0);
        } catch (AwsServiceException e) {
            String said = e.statusCode() + " " + e.awsErrorDetails().errorCode() + ": "
                    + e.awsErrorDetails().errorMessage();
            return new Answer(word(e.statusCode(), said.toLowerCase(Locale.ROOT)), said, 0);
        }
    }

    /** Looks for words only in a conflict, as the provider does. A forbidden call tells nothing. */
    private static String word(int status, String said) {
        if (status != 400 && status != 404 && status != 409) {
            return NONE;
        }
        boolean conflict = status == 409 || said.contains("conflictexception");
        if (conflict && said.contains(CONCURRENT_MODIFICATION)) {
            return CONCURRENT_MODIFICATION;
        }
        return conflict && said.contains(ALREADY_EXISTS) ? ALREADY_EXISTS : REFUSED;
    }
}
