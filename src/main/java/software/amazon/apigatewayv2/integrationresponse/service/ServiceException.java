package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.Optional;
import lombok.Getter;
import lombok.experimental.Accessors;
import software.amazon.apigatewayv2.integrationresponse.state.ShortText;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/** A call failed. Its message is its kind: the RPDK logs it, and the service's words may quote what it was sent. */
@Getter
@Accessors(fluent = true)
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** The service's words leave room for ours in a message. */
    private static final int MAX_CHARACTERS = 600;

    private final ErrorKind kind;
    /** The service's own words where it had any, for a person to read. */
    private final String words;
    /** What came with them; empty where no response came. */
    private final transient Optional<Response> response;

    public ServiceException(ErrorKind kind, String words, Optional<Response> response) {
        super(kind.name(), null, false, false);
        this.kind = kind;
        this.words = ShortText.of(words, MAX_CHARACTERS);
        this.response = response;
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
        return ShortText.of(words, maxCharacters)
                + response.map(came -> " " + came).orElse("");
    }

    /** What came with an error response: its code ("" for none); for the log, the type of a throttled call's limit. */
    public record Response(String code, int status, Optional<String> requestId, Optional<String> limitType) {
        /** As AWS's own handlers end a message (aws-solutions-constructs #1130). */
        @Override
        public String toString() {
            String request = requestId.map(id -> ", Request ID: " + id).orElse("");
            return "(Service: ApiGatewayV2, Status Code: " + status + request + ")";
        }
    }
}
