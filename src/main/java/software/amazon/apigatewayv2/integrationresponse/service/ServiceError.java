package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.state.ShortText;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/**
 * Why a call did not succeed.
 *
 * @param words the service's own words where it had any, for a person to read
 * @param response what came with them; empty where no response came
 */
public record ServiceError(ErrorKind kind, String words, Optional<ErrorResponse> response) {

    /** The service's words leave room for ours in a message. */
    private static final int MAX_CHARACTERS = 600;

    public ServiceError {
        words = ShortText.of(words, MAX_CHARACTERS);
    }

    /** An error without a response of the service. */
    public ServiceError(ErrorKind kind, String words) {
        this(kind, words, Optional.empty());
    }

    /** The code that CloudFormation is told if the operation ends with this error. */
    public HandlerErrorCode code() {
        return kind.code();
    }

    /** The words, and what support and search engines need, in the form of AWS's own handlers. */
    public String text() {
        return text(MAX_CHARACTERS);
    }

    /** The same with at most so many characters of the words. */
    public String text(int maxCharacters) {
        String shortened = ShortText.of(words, maxCharacters);
        return response.map(came -> shortened + " " + came).orElse(shortened);
    }
}
