package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.Optional;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/**
 * Why a call did not succeed.
 *
 * @param words the service's own words where it had any, for a person to read
 * @param response what came with them; empty where no response came
 */
public record ServiceError(ErrorKind kind, String words, Optional<ErrorResponse> response) {

    /** The service's words leave room for ours in a message. */
    private static final int MOST_CHARACTERS = 600;

    public ServiceError {
        words = ShortText.of(words, MOST_CHARACTERS);
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
        return response.map(came -> words + " " + came).orElse(words);
    }
}
