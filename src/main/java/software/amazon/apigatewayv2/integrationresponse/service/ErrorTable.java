package software.amazon.apigatewayv2.integrationresponse.service;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigatewayv2.model.TooManyRequestsException;

/**
 * The one place that says what kind of error an exception of the SDK is.
 *
 * <p>A response is looked up by its words, its error code and its HTTP status: not every operation models
 * every exception, so a 429 or 403 may come without a known code. The first row that fits counts.
 */
final class ErrorTable {

    /**
     * "Maximum number of Authorizers for this API has been reached. Please contact AWS if you need additional Authorizers."
     * API Gateway responds with status 429 and the code ConflictException (sst #4522, ion #557; for integrations
     * serverless-websockets-plugin #22), so neither says that it is a quota.
     */
    private static final String QUOTA = "maximum number of .+ reached";

    /**
     * Conflicts are told apart by their words only: "Unable to complete operation due to concurrent modification. Please
     * try again later." (terraform-provider-aws #18018, #29735).
     */
    private static final String CONCURRENT = "concurrent modification";

    /** "Integration response with selection pattern default already exists" (terraform #5893, of the first version). */
    private static final String EXISTS = "already exists";

    private static final String ANY_WORDS = "";

    /** A response about a signature may quote the headers that were signed, a session token among them. */
    private static final Pattern MAY_QUOTE_CREDENTIALS =
            Pattern.compile("security.?token|canonical|signature", Pattern.CASE_INSENSITIVE);

    private static final String LOST = "The connection to API Gateway was lost";

    static final List<ResponseRow> RESPONSES = List.of(
            new ResponseRow("", StatusRange.ANY, QUOTA, ErrorKind.QUOTA),
            new ResponseRow("", StatusRange.of(409), CONCURRENT, ErrorKind.CONCURRENT_MODIFICATION),
            new ResponseRow("", StatusRange.of(409), EXISTS, ErrorKind.ALREADY_EXISTS),
            new ResponseRow("", StatusRange.of(409), ANY_WORDS, ErrorKind.OTHER_CONFLICT),
            new ResponseRow("TooManyRequestsException", StatusRange.ANY, ANY_WORDS, ErrorKind.THROTTLED),
            // API Gateway's first version uses it for rates (terraform-provider-aws #37605); a quota says so in its
            // words.
            new ResponseRow("LimitExceededException", StatusRange.ANY, ANY_WORDS, ErrorKind.THROTTLED),
            new ResponseRow("ThrottlingException", StatusRange.ANY, ANY_WORDS, ErrorKind.THROTTLED),
            new ResponseRow("Throttling", StatusRange.ANY, ANY_WORDS, ErrorKind.THROTTLED),
            new ResponseRow("RequestLimitExceeded", StatusRange.ANY, ANY_WORDS, ErrorKind.THROTTLED),
            new ResponseRow("", StatusRange.of(429), ANY_WORDS, ErrorKind.THROTTLED),
            new ResponseRow("ConflictException", StatusRange.ANY, CONCURRENT, ErrorKind.CONCURRENT_MODIFICATION),
            new ResponseRow("ConflictException", StatusRange.ANY, EXISTS, ErrorKind.ALREADY_EXISTS),
            new ResponseRow("ConflictException", StatusRange.ANY, ANY_WORDS, ErrorKind.OTHER_CONFLICT),
            new ResponseRow("NotFoundException", StatusRange.ANY, ANY_WORDS, ErrorKind.NOT_FOUND),
            new ResponseRow("BadRequestException", StatusRange.ANY, ANY_WORDS, ErrorKind.INVALID),
            new ResponseRow("ExpiredToken", StatusRange.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow("ExpiredTokenException", StatusRange.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow("UnrecognizedClientException", StatusRange.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow("InvalidClientTokenId", StatusRange.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow("InvalidSignatureException", StatusRange.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow("SignatureDoesNotMatch", StatusRange.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow("IncompleteSignatureException", StatusRange.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow(
                    "MissingAuthenticationTokenException", StatusRange.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow("RequestExpired", StatusRange.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow("", StatusRange.of(400), ANY_WORDS, ErrorKind.INVALID),
            new ResponseRow("", StatusRange.of(401), ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow("", StatusRange.of(403), ANY_WORDS, ErrorKind.ACCESS_DENIED),
            new ResponseRow("", StatusRange.of(404), ANY_WORDS, ErrorKind.NOT_FOUND),
            new ResponseRow("", new StatusRange(500, 599), ANY_WORDS, ErrorKind.SERVICE_FAILURE),
            new ResponseRow("", new StatusRange(400, 499), ANY_WORDS, ErrorKind.OTHER_REFUSAL));

    /**
     * No response came. A subclass counts as its superclass, wherever it is in the causes. The first row that fits
     * counts.
     * An exception that fits none, such as that of the JSON parser, means a response that cannot be read.
     */
    static final List<NoResponseRow> NO_RESPONSES = List.of(
            new NoResponseRow(
                    ConnectException.class, ErrorKind.NOT_CONNECTED, "No connection to API Gateway could be made"),
            new NoResponseRow(
                    UnknownHostException.class, ErrorKind.NOT_CONNECTED, "API Gateway's host name is unknown"),
            new NoResponseRow(
                    NoRouteToHostException.class, ErrorKind.NOT_CONNECTED, "There is no route to API Gateway"),
            new NoResponseRow(
                    ConnectTimeoutException.class, ErrorKind.NOT_CONNECTED, "Connecting to API Gateway timed out"),
            new NoResponseRow(
                    SSLHandshakeException.class,
                    ErrorKind.NOT_CONNECTED,
                    "No TLS connection to API Gateway could be made"),
            new NoResponseRow(
                    ApiCallTimeoutException.class, ErrorKind.CONNECTION_LOST, "API Gateway did not respond in time"),
            new NoResponseRow(
                    AbortedException.class, ErrorKind.CONNECTION_LOST, "Waiting for API Gateway was interrupted"),
            new NoResponseRow(NoHttpResponseException.class, ErrorKind.CONNECTION_LOST, LOST),
            new NoResponseRow(ConnectionClosedException.class, ErrorKind.CONNECTION_LOST, LOST),
            new NoResponseRow(InterruptedIOException.class, ErrorKind.CONNECTION_LOST, LOST),
            new NoResponseRow(SocketException.class, ErrorKind.CONNECTION_LOST, LOST),
            new NoResponseRow(SSLException.class, ErrorKind.CONNECTION_LOST, LOST));

    static final ServiceError UNREADABLE =
            new ServiceError(ErrorKind.UNREADABLE, "API Gateway's response could not be read");

    private ErrorTable() {}

    /** Says what an exception of the SDK means. */
    static ServiceError read(SdkException exception) {
        return exception instanceof AwsServiceException response ? ofResponse(response) : withoutResponse(exception);
    }

    private static ServiceError ofResponse(AwsServiceException exception) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(exception.awsErrorDetails());
        String words = details.map(AwsErrorDetails::errorMessage).orElse("");
        ErrorResponse response = new ErrorResponse(
                details.map(AwsErrorDetails::errorCode).orElse(""),
                exception.statusCode(),
                Optional.ofNullable(exception.requestId()),
                exception instanceof TooManyRequestsException throttled
                        ? Optional.ofNullable(throttled.limitType())
                        : Optional.empty());
        Optional<ErrorKind> kind = RESPONSES.stream()
                .filter(row -> row.fits(response, words))
                .map(ResponseRow::kind)
                .findFirst();
        return kind.map(known -> new ServiceError(known, told(known, words, response), Optional.of(response)))
                .orElseGet(() -> new ServiceError(UNREADABLE.kind(), UNREADABLE.words(), Optional.of(response)));
    }

    /** The service's words, except about credentials. */
    private static String told(ErrorKind kind, String words, ErrorResponse response) {
        return words.isBlank()
                        || kind == ErrorKind.INVALID_CREDENTIALS
                        || MAY_QUOTE_CREDENTIALS.matcher(words).find()
                ? ("API Gateway responded with " + response.status() + " " + response.code()).strip()
                : words;
    }

    private static ServiceError withoutResponse(SdkException exception) {
        List<Throwable> causes = Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .toList();
        return NO_RESPONSES.stream()
                .filter(row -> causes.stream().anyMatch(row.type::isInstance))
                .findFirst()
                .map(row -> new ServiceError(row.kind, row.words))
                .orElse(UNREADABLE);
    }

    /**
     * A row for a response of the service.
     *
     * @param errorCode the service's error code; "" fits any
     * @param words a regular expression that is found in the words, whatever their case and white space
     */
    record ResponseRow(String errorCode, StatusRange status, Pattern words, ErrorKind kind) {

        private ResponseRow(String errorCode, StatusRange status, String words, ErrorKind kind) {
            this(errorCode, status, Pattern.compile(words), kind);
        }

        private boolean fits(ErrorResponse response, String said) {
            return (errorCode.isEmpty() || errorCode.equals(response.code()))
                    && status.holds(response.status())
                    && words.matcher(said.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                            .find();
        }
    }

    record StatusRange(int from, int to) {

        static final StatusRange ANY = new StatusRange(0, 999);

        private static StatusRange of(int status) {
            return new StatusRange(status, status);
        }

        private boolean holds(int status) {
            return from <= status && status <= to;
        }
    }

    /** A row for what ended without a readable response. */
    record NoResponseRow(Class<? extends Throwable> type, ErrorKind kind, String words) {}
}
