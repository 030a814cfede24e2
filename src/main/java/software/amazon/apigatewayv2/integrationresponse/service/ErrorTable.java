package software.amazon.apigatewayv2.integrationresponse.service;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
 * <p>The HTTP status and the error code decide first. Not every operation models every exception, so a 429 or 403 may come
 * without a known code. Words decide only among 4xx responses. The first row that fits counts.
 */
final class ErrorTable {

    private static final Codes ANY_CODE = new Codes("", exception -> true);
    private static final Codes THROTTLING =
            new Codes("a throttling code of the AWS SDK", AwsServiceException::isThrottlingException);
    private static final Codes CONFLICT = Codes.of("ConflictException");

    /** Their responses may quote the headers that were signed, a session token among them. */
    private static final Codes CREDENTIALS = Codes.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "MissingAuthenticationTokenException",
            "RequestExpired");

    /**
     * API Gateway's first version uses the first for rates (terraform-provider-aws #37605); a quota says so in its words. The
     * SDK retries the second, but does not call it throttling.
     */
    private static final Codes ALSO_THROTTLING = Codes.of("LimitExceededException", "PriorRequestNotComplete");

    /** A header of a signed request, as a refusal may quote it. */
    private static final Pattern SIGNED_HEADER = Pattern.compile(
            "x-amz-|authorization\\s*[:=]|aws4-hmac|credential\\s*=|signature\\s*=|canonical (string|request)",
            Pattern.CASE_INSENSITIVE);

    static final List<ResponseRow> RESPONSES = List.of(
            new ResponseRow(500, 599, THROTTLING, ErrorWords.ANY, ErrorKind.OVERLOADED),
            new ResponseRow(500, 599, ANY_CODE, ErrorWords.ANY, ErrorKind.SERVICE_FAILURE),
            new ResponseRow(400, 499, ANY_CODE, ErrorWords.QUOTA, ErrorKind.QUOTA),
            new ResponseRow(409, 409, ANY_CODE, ErrorWords.CONCURRENT, ErrorKind.CONCURRENT_MODIFICATION),
            new ResponseRow(409, 409, ANY_CODE, ErrorWords.EXISTS, ErrorKind.ALREADY_EXISTS),
            new ResponseRow(409, 409, ANY_CODE, ErrorWords.ANY, ErrorKind.OTHER_CONFLICT),
            new ResponseRow(400, 499, THROTTLING, ErrorWords.ANY, ErrorKind.THROTTLED),
            new ResponseRow(400, 499, ALSO_THROTTLING, ErrorWords.ANY, ErrorKind.THROTTLED),
            new ResponseRow(400, 499, CONFLICT, ErrorWords.CONCURRENT, ErrorKind.CONCURRENT_MODIFICATION),
            new ResponseRow(400, 499, CONFLICT, ErrorWords.EXISTS, ErrorKind.ALREADY_EXISTS),
            new ResponseRow(400, 499, CONFLICT, ErrorWords.ANY, ErrorKind.OTHER_CONFLICT),
            new ResponseRow(400, 499, Codes.of("NotFoundException"), ErrorWords.ANY, ErrorKind.NOT_FOUND),
            new ResponseRow(400, 499, Codes.of("BadRequestException"), ErrorWords.ANY, ErrorKind.INVALID),
            new ResponseRow(400, 499, CREDENTIALS, ErrorWords.ANY, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow(400, 400, ANY_CODE, ErrorWords.ANY, ErrorKind.INVALID),
            new ResponseRow(401, 401, ANY_CODE, ErrorWords.ANY, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow(403, 403, ANY_CODE, ErrorWords.ANY, ErrorKind.ACCESS_DENIED),
            new ResponseRow(404, 404, ANY_CODE, ErrorWords.ANY, ErrorKind.NOT_FOUND),
            new ResponseRow(400, 499, ANY_CODE, ErrorWords.ANY, ErrorKind.OTHER_REFUSAL));

    /**
     * No response came. A subclass counts as its superclass, wherever it is in the causes. The first row that fits counts.
     * An exception that fits none, such as that of the JSON parser, means a response that cannot be read.
     */
    static final List<NoResponseRow> NO_RESPONSES = List.of(
            notConnected("No connection to API Gateway could be made", ConnectException.class),
            notConnected("API Gateway's host name is unknown", UnknownHostException.class),
            notConnected("There is no route to API Gateway", NoRouteToHostException.class),
            notConnected("Connecting to API Gateway timed out", ConnectTimeoutException.class),
            notConnected("No TLS connection to API Gateway could be made", SSLHandshakeException.class),
            lost("API Gateway did not respond in time", ApiCallTimeoutException.class),
            lost("Waiting for API Gateway was interrupted", AbortedException.class),
            lost(
                    "The connection to API Gateway was lost",
                    NoHttpResponseException.class,
                    ConnectionClosedException.class,
                    InterruptedIOException.class,
                    SocketException.class,
                    SSLException.class));

    static final ServiceError UNREADABLE =
            new ServiceError(ErrorKind.UNREADABLE, "API Gateway's response could not be read");

    private ErrorTable() {}

    /**
     * Says what an exception of the SDK means.
     *
     * @param own the key and the names of entries that the request sent
     * @param secrets what the request sent as credentials
     */
    static ServiceError read(SdkException exception, Collection<String> own, Collection<String> secrets) {
        return exception instanceof AwsServiceException response
                ? ofResponse(response, own, secrets)
                : withoutResponse(exception);
    }

    private static ServiceError ofResponse(
            AwsServiceException exception, Collection<String> own, Collection<String> secrets) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(exception.awsErrorDetails());
        String words = details.map(AwsErrorDetails::errorMessage).orElse("");
        ErrorResponse response = new ErrorResponse(
                details.map(AwsErrorDetails::errorCode).orElse(""),
                exception.statusCode(),
                Optional.ofNullable(exception.requestId()),
                exception instanceof TooManyRequestsException throttled
                        ? Optional.ofNullable(throttled.limitType())
                        : Optional.empty());
        String searchable = ErrorWords.searchable(words, own);
        return RESPONSES.stream()
                .filter(row -> row.fits(exception, searchable))
                .findFirst()
                .map(row ->
                        new ServiceError(row.kind(), told(row.kind(), words, secrets, response), Optional.of(response)))
                .orElseGet(() -> new ServiceError(UNREADABLE.kind(), UNREADABLE.words(), Optional.of(response)));
    }

    /** The service's words, unless they may quote credentials. */
    private static String told(ErrorKind kind, String words, Collection<String> secrets, ErrorResponse response) {
        boolean withheld = kind == ErrorKind.INVALID_CREDENTIALS
                || kind == ErrorKind.ACCESS_DENIED
                        && SIGNED_HEADER.matcher(words).find()
                || secrets.stream().anyMatch(words::contains);
        return words.isBlank() || withheld
                ? ("API Gateway responded with " + response.status() + " " + response.code()).strip()
                : words;
    }

    private static ServiceError withoutResponse(SdkException exception) {
        List<Throwable> causes = Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .toList();
        return NO_RESPONSES.stream()
                .filter(row ->
                        causes.stream().anyMatch(cause -> row.types.stream().anyMatch(type -> type.isInstance(cause))))
                .findFirst()
                .map(row -> new ServiceError(row.kind, row.words))
                .orElse(UNREADABLE);
    }

    private static NoResponseRow notConnected(String words, Class<?> type) {
        return new NoResponseRow(ErrorKind.NOT_CONNECTED, words, List.of(type));
    }

    private static NoResponseRow lost(String words, Class<?>... types) {
        return new NoResponseRow(ErrorKind.CONNECTION_LOST, words, List.of(types));
    }

    /** A row for a response of the service with a status from {@code from} to {@code to}. */
    record ResponseRow(int from, int to, Codes codes, ErrorWords words, ErrorKind kind) {

        private boolean fits(AwsServiceException exception, String searchable) {
            int status = exception.statusCode();
            return from <= status && status <= to && codes.fits.test(exception) && words.isSaidIn(searchable);
        }
    }

    /**
     * Error codes of the service.
     *
     * @param shown the codes as documentation shows them; {@code ""} for any
     */
    record Codes(String shown, Predicate<AwsServiceException> fits) {

        private static Codes of(String... codes) {
            Set<String> known = Set.of(codes);
            return new Codes("`" + String.join("`; `", codes) + "`", exception -> Optional.ofNullable(
                            exception.awsErrorDetails())
                    .map(AwsErrorDetails::errorCode)
                    .filter(known::contains)
                    .isPresent());
        }
    }

    /** A row for what ended without a readable response. */
    record NoResponseRow(ErrorKind kind, String words, List<Class<?>> types) {}
}
