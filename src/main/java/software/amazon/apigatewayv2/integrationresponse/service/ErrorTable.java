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
 * <p>What the service answered is looked up by its words, its error code and its HTTP status: not every operation models
 * every exception, so a 429 or 403 may come without a known code. The first row that fits counts.
 */
final class ErrorTable {

    /**
     * "Maximum number of Authorizers for this API has been reached. Please contact AWS if you need additional Authorizers."
     * API Gateway answers it with status 429 and the code ConflictException (sst #4522, ion #557; for integrations
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

    /** An answer about a signature may quote the headers that were signed, a session token among them. */
    private static final Pattern MAY_QUOTE_CREDENTIALS =
            Pattern.compile("security.?token|canonical|signature", Pattern.CASE_INSENSITIVE);

    private static final String LOST = "The connection to API Gateway was lost";

    static final List<Answer> ANSWERS = List.of(
            new Answer("", Status.ANY, QUOTA, ErrorKind.QUOTA),
            new Answer("", Status.of(409), CONCURRENT, ErrorKind.CONCURRENT_MODIFICATION),
            new Answer("", Status.of(409), EXISTS, ErrorKind.ALREADY_EXISTS),
            new Answer("", Status.of(409), ANY_WORDS, ErrorKind.OTHER_CONFLICT),
            new Answer("TooManyRequestsException", Status.ANY, ANY_WORDS, ErrorKind.THROTTLED),
            // API Gateway's first version uses it for rates (terraform-provider-aws #37605); a quota says so in its
            // words.
            new Answer("LimitExceededException", Status.ANY, ANY_WORDS, ErrorKind.THROTTLED),
            new Answer("ThrottlingException", Status.ANY, ANY_WORDS, ErrorKind.THROTTLED),
            new Answer("Throttling", Status.ANY, ANY_WORDS, ErrorKind.THROTTLED),
            new Answer("RequestLimitExceeded", Status.ANY, ANY_WORDS, ErrorKind.THROTTLED),
            new Answer("", Status.of(429), ANY_WORDS, ErrorKind.THROTTLED),
            new Answer("ConflictException", Status.ANY, CONCURRENT, ErrorKind.CONCURRENT_MODIFICATION),
            new Answer("ConflictException", Status.ANY, EXISTS, ErrorKind.ALREADY_EXISTS),
            new Answer("ConflictException", Status.ANY, ANY_WORDS, ErrorKind.OTHER_CONFLICT),
            new Answer("NotFoundException", Status.ANY, ANY_WORDS, ErrorKind.NOT_FOUND),
            new Answer("BadRequestException", Status.ANY, ANY_WORDS, ErrorKind.INVALID),
            new Answer("ExpiredToken", Status.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new Answer("ExpiredTokenException", Status.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new Answer("UnrecognizedClientException", Status.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new Answer("InvalidClientTokenId", Status.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new Answer("InvalidSignatureException", Status.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new Answer("SignatureDoesNotMatch", Status.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new Answer("IncompleteSignatureException", Status.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new Answer("MissingAuthenticationTokenException", Status.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new Answer("RequestExpired", Status.ANY, ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new Answer("", Status.of(400), ANY_WORDS, ErrorKind.INVALID),
            new Answer("", Status.of(401), ANY_WORDS, ErrorKind.INVALID_CREDENTIALS),
            new Answer("", Status.of(403), ANY_WORDS, ErrorKind.ACCESS_DENIED),
            new Answer("", Status.of(404), ANY_WORDS, ErrorKind.NOT_FOUND),
            new Answer("", new Status(500, 599), ANY_WORDS, ErrorKind.SERVICE_FAILURE),
            new Answer("", new Status(400, 499), ANY_WORDS, ErrorKind.OTHER_REFUSAL));

    /**
     * No answer came. A subclass counts as its superclass, wherever it is in the causes; the first row that fits counts.
     * An exception that fits none, such as that of the JSON parser, means an answer that cannot be read.
     */
    static final List<Silence> SILENCES = List.of(
            new Silence(ConnectException.class, ErrorKind.NOT_CONNECTED, "API Gateway could not be connected to"),
            new Silence(UnknownHostException.class, ErrorKind.NOT_CONNECTED, "API Gateway's host name is unknown"),
            new Silence(NoRouteToHostException.class, ErrorKind.NOT_CONNECTED, "There is no route to API Gateway"),
            new Silence(ConnectTimeoutException.class, ErrorKind.NOT_CONNECTED, "Connecting to API Gateway timed out"),
            new Silence(
                    SSLHandshakeException.class,
                    ErrorKind.NOT_CONNECTED,
                    "No TLS connection to API Gateway could be made"),
            new Silence(ApiCallTimeoutException.class, ErrorKind.CONNECTION_LOST, "API Gateway did not answer in time"),
            new Silence(AbortedException.class, ErrorKind.CONNECTION_LOST, "Waiting for API Gateway was interrupted"),
            new Silence(NoHttpResponseException.class, ErrorKind.CONNECTION_LOST, LOST),
            new Silence(ConnectionClosedException.class, ErrorKind.CONNECTION_LOST, LOST),
            new Silence(InterruptedIOException.class, ErrorKind.CONNECTION_LOST, LOST),
            new Silence(SocketException.class, ErrorKind.CONNECTION_LOST, LOST),
            new Silence(SSLException.class, ErrorKind.CONNECTION_LOST, LOST));

    static final ServiceError UNREADABLE =
            new ServiceError(ErrorKind.UNREADABLE, "API Gateway's answer could not be read");

    private ErrorTable() {}

    /** Says what an exception of the SDK means. */
    static ServiceError read(SdkException exception) {
        return exception instanceof AwsServiceException answer ? answered(answer) : silent(exception);
    }

    private static ServiceError answered(AwsServiceException exception) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(exception.awsErrorDetails());
        String words = details.map(AwsErrorDetails::errorMessage).orElse("");
        ErrorResponse response = new ErrorResponse(
                details.map(AwsErrorDetails::errorCode).orElse(""),
                exception.statusCode(),
                Optional.ofNullable(exception.requestId()),
                exception instanceof TooManyRequestsException throttled
                        ? Optional.ofNullable(throttled.limitType())
                        : Optional.empty());
        Optional<ErrorKind> kind = ANSWERS.stream()
                .filter(row -> row.fits(response, words))
                .map(Answer::kind)
                .findFirst();
        return kind.map(known -> new ServiceError(known, told(known, words, response), Optional.of(response)))
                .orElseGet(() -> new ServiceError(UNREADABLE.kind(), UNREADABLE.words(), Optional.of(response)));
    }

    /** The service's words, except about credentials. */
    private static String told(ErrorKind kind, String words, ErrorResponse response) {
        return words.isBlank()
                        || kind == ErrorKind.INVALID_CREDENTIALS
                        || MAY_QUOTE_CREDENTIALS.matcher(words).find()
                ? ("API Gateway answered " + response.status() + " " + response.code()).strip()
                : words;
    }

    private static ServiceError silent(SdkException exception) {
        List<Throwable> causes = Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .toList();
        return SILENCES.stream()
                .filter(row -> causes.stream().anyMatch(row.type::isInstance))
                .findFirst()
                .map(row -> new ServiceError(row.kind, row.words))
                .orElse(UNREADABLE);
    }

    /**
     * A row for what the service answered.
     *
     * @param errorCode the service's error code; "" fits any
     * @param words a regular expression that is found in the words, whatever their case and white space
     */
    record Answer(String errorCode, Status status, Pattern words, ErrorKind kind) {

        private Answer(String errorCode, Status status, String words, ErrorKind kind) {
            this(errorCode, status, Pattern.compile(words), kind);
        }

        private boolean fits(ErrorResponse response, String said) {
            return (errorCode.isEmpty() || errorCode.equals(response.code()))
                    && status.holds(response.status())
                    && words.matcher(said.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                            .find();
        }
    }

    record Status(int from, int to) {

        static final Status ANY = new Status(0, 999);

        private static Status of(int status) {
            return new Status(status, status);
        }

        private boolean holds(int status) {
            return from <= status && status <= to;
        }
    }

    /** A row for what ended without a readable answer. */
    record Silence(Class<? extends Throwable> type, ErrorKind kind, String words) {}
}
