package software.amazon.apigatewayv2.integrationresponse.service;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/**
 * The one place that says what an exception of the SDK means.
 *
 * <p>What the service answered is looked up by its error code first, then by HTTP status: not every operation models
 * every exception, so a 429 or 403 may come without a known code. The first row that fits counts.
 */
final class ErrorTable {

    /**
     * Both conflicts are a ConflictException with status 409; only the words tell them apart: "Unable to complete
     * operation due to concurrent modification. Please try again later." (terraform-provider-aws #18018, #29735).
     */
    private static final String CONCURRENT = "concurrent modification";

    private static final String LOST = "The connection to API Gateway was lost";

    private static final List<Answer> ANSWERS = List.of(
            new Answer("NotFoundException", Status.ANY, "", Meaning.NOT_FOUND),
            new Answer("BadRequestException", Status.ANY, "", Meaning.INVALID),
            new Answer("ConflictException", Status.ANY, CONCURRENT, Meaning.CONCURRENT_MODIFICATION),
            new Answer("ConflictException", Status.ANY, "", Meaning.DUPLICATE_KEY),
            new Answer("TooManyRequestsException", Status.ANY, "", Meaning.THROTTLED),
            new Answer("ThrottlingException", Status.ANY, "", Meaning.THROTTLED),
            new Answer("Throttling", Status.ANY, "", Meaning.THROTTLED),
            new Answer("RequestLimitExceeded", Status.ANY, "", Meaning.THROTTLED),
            new Answer("ExpiredToken", Status.ANY, "", Meaning.INVALID_CREDENTIALS),
            new Answer("ExpiredTokenException", Status.ANY, "", Meaning.INVALID_CREDENTIALS),
            new Answer("UnrecognizedClientException", Status.ANY, "", Meaning.INVALID_CREDENTIALS),
            new Answer("InvalidClientTokenId", Status.ANY, "", Meaning.INVALID_CREDENTIALS),
            new Answer("InvalidSignatureException", Status.ANY, "", Meaning.INVALID_CREDENTIALS),
            new Answer("SignatureDoesNotMatch", Status.ANY, "", Meaning.INVALID_CREDENTIALS),
            new Answer("IncompleteSignatureException", Status.ANY, "", Meaning.INVALID_CREDENTIALS),
            new Answer("MissingAuthenticationTokenException", Status.ANY, "", Meaning.INVALID_CREDENTIALS),
            new Answer("RequestExpired", Status.ANY, "", Meaning.INVALID_CREDENTIALS),
            new Answer("", new Status(400, 400), "", Meaning.INVALID),
            new Answer("", new Status(401, 401), "", Meaning.INVALID_CREDENTIALS),
            new Answer("", new Status(403, 403), "", Meaning.ACCESS_DENIED),
            new Answer("", new Status(404, 404), "", Meaning.NOT_FOUND),
            new Answer("", new Status(409, 409), CONCURRENT, Meaning.CONCURRENT_MODIFICATION),
            new Answer("", new Status(409, 409), "", Meaning.DUPLICATE_KEY),
            new Answer("", new Status(429, 429), "", Meaning.THROTTLED),
            new Answer("", new Status(500, 599), "", Meaning.SERVICE_FAILURE),
            new Answer("", new Status(400, 499), "", Meaning.OTHER_REFUSAL));

    /**
     * No answer came. A subclass counts as its superclass, wherever it is in the causes; the first row that fits counts.
     * An exception that fits none, such as that of the JSON parser, means an answer that cannot be read.
     */
    private static final List<Silence> SILENCES = List.of(
            new Silence(ConnectException.class, Meaning.NOT_CONNECTED, "API Gateway could not be connected to"),
            new Silence(UnknownHostException.class, Meaning.NOT_CONNECTED, "API Gateway's host name is unknown"),
            new Silence(NoRouteToHostException.class, Meaning.NOT_CONNECTED, "There is no route to API Gateway"),
            new Silence(ConnectTimeoutException.class, Meaning.NOT_CONNECTED, "Connecting to API Gateway timed out"),
            new Silence(
                    SSLHandshakeException.class,
                    Meaning.NOT_CONNECTED,
                    "No TLS connection to API Gateway could be made"),
            new Silence(ApiCallTimeoutException.class, Meaning.CONNECTION_LOST, "API Gateway did not answer in time"),
            new Silence(AbortedException.class, Meaning.CONNECTION_LOST, "Waiting for API Gateway was interrupted"),
            new Silence(NoHttpResponseException.class, Meaning.CONNECTION_LOST, LOST),
            new Silence(ConnectionClosedException.class, Meaning.CONNECTION_LOST, LOST),
            new Silence(InterruptedIOException.class, Meaning.CONNECTION_LOST, LOST),
            new Silence(SocketException.class, Meaning.CONNECTION_LOST, LOST),
            new Silence(SSLException.class, Meaning.CONNECTION_LOST, LOST));

    static final ServiceError UNREADABLE =
            new ServiceError(Meaning.UNREADABLE, "API Gateway's answer could not be read");

    private ErrorTable() {}

    /** Says what an exception of the SDK means. */
    static ServiceError read(SdkException exception) {
        return exception instanceof AwsServiceException answer ? answered(answer) : silent(exception);
    }

    private static ServiceError answered(AwsServiceException exception) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(exception.awsErrorDetails());
        String code = details.map(AwsErrorDetails::errorCode).orElse("");
        String words = details.map(AwsErrorDetails::errorMessage).orElse("");
        return ANSWERS.stream()
                .filter(row -> row.fits(code, exception.statusCode(), words))
                .findFirst()
                .map(row -> new ServiceError(row.meaning, row.inWords(words, code, exception.statusCode())))
                .orElse(UNREADABLE);
    }

    private static ServiceError silent(SdkException exception) {
        List<Throwable> causes = Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .toList();
        return SILENCES.stream()
                .filter(row -> causes.stream().anyMatch(row.type::isInstance))
                .findFirst()
                .map(row -> new ServiceError(row.meaning, row.words))
                .orElse(UNREADABLE);
    }

    /** A row for what the service answered; an empty code or text fits any. */
    private record Answer(String errorCode, Status status, String text, Meaning meaning) {

        private boolean fits(String code, int httpStatus, String words) {
            return (errorCode.isEmpty() || errorCode.equals(code))
                    && status.holds(httpStatus)
                    && words.toLowerCase(Locale.ROOT).contains(text);
        }

        /** The service's words, except about credentials: those may quote the signed headers, a session token included. */
        private String inWords(String words, String code, int httpStatus) {
            return words.isBlank() || meaning == Meaning.INVALID_CREDENTIALS
                    ? ("API Gateway answered " + httpStatus + " " + code).strip()
                    : words;
        }
    }

    private record Status(int from, int to) {

        private static final Status ANY = new Status(0, 999);

        private boolean holds(int status) {
            return from <= status && status <= to;
        }
    }

    /** A row for what ended without a readable answer. */
    private record Silence(Class<? extends Throwable> type, Meaning meaning, String words) {}
}
