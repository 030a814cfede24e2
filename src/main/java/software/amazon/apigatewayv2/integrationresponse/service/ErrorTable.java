package software.amazon.apigatewayv2.integrationresponse.service;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceException.Response;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigatewayv2.model.TooManyRequestsException;

/**
 * The one place that says what kind of error an exception of the SDK is: the first row that fits. The HTTP status and
 * the error code decide first, for a 429 or 403 may come without a known code; words decide only among 4xx responses.
 */
final class ErrorTable {
    private static final String LOST = "The connection to API Gateway was lost";
    private static final String ANY_CODE = "";
    private static final String THROTTLING = "a throttling code of the AWS SDK";
    /** Their responses may quote the headers that were signed, a session token among them. */
    private static final String CREDENTIALS = "ExpiredToken ExpiredTokenException UnrecognizedClientException"
            + " InvalidClientTokenId InvalidSignatureException SignatureDoesNotMatch IncompleteSignature"
            + " IncompleteSignatureException MissingAuthenticationTokenException RequestExpired";
    /** API Gateway's version 1 uses the first for rates (terraform-provider-aws #37605). The SDK retries the second. */
    private static final String ALSO_THROTTLING = "LimitExceededException PriorRequestNotComplete";
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
            new ResponseRow(400, 499, "ConflictException", ErrorWords.CONCURRENT, ErrorKind.CONCURRENT_MODIFICATION),
            new ResponseRow(400, 499, "ConflictException", ErrorWords.EXISTS, ErrorKind.ALREADY_EXISTS),
            new ResponseRow(400, 499, "ConflictException", ErrorWords.ANY, ErrorKind.OTHER_CONFLICT),
            new ResponseRow(400, 499, "NotFoundException", ErrorWords.ANY, ErrorKind.NOT_FOUND),
            new ResponseRow(400, 499, "BadRequestException", ErrorWords.ANY, ErrorKind.INVALID),
            new ResponseRow(400, 499, CREDENTIALS, ErrorWords.ANY, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow(400, 400, ANY_CODE, ErrorWords.ANY, ErrorKind.INVALID),
            new ResponseRow(401, 401, ANY_CODE, ErrorWords.ANY, ErrorKind.INVALID_CREDENTIALS),
            new ResponseRow(403, 403, ANY_CODE, ErrorWords.ANY, ErrorKind.ACCESS_DENIED),
            new ResponseRow(404, 404, ANY_CODE, ErrorWords.ANY, ErrorKind.NOT_FOUND),
            new ResponseRow(400, 499, ANY_CODE, ErrorWords.ANY, ErrorKind.OTHER_REFUSAL));

    /** What came instead of a response, by an exception in the causes. Without a row, the response cannot be read. */
    static final List<Cause> NO_RESPONSES = List.of(
            new Cause(ErrorKind.NOT_CONNECTED, "No connection to API Gateway could be made", ConnectException.class),
            new Cause(ErrorKind.NOT_CONNECTED, "API Gateway's host name is unknown", UnknownHostException.class),
            new Cause(ErrorKind.NOT_CONNECTED, "There is no route to API Gateway", NoRouteToHostException.class),
            new Cause(ErrorKind.NOT_CONNECTED, "Connecting to API Gateway timed out", ConnectTimeoutException.class),
            new Cause(
                    ErrorKind.NOT_CONNECTED,
                    "No TLS connection to API Gateway could be made",
                    SSLHandshakeException.class),
            new Cause(ErrorKind.CONNECTION_LOST, "API Gateway did not respond in time", ApiCallTimeoutException.class),
            new Cause(ErrorKind.CONNECTION_LOST, "Waiting for API Gateway was interrupted", AbortedException.class),
            new Cause(ErrorKind.CONNECTION_LOST, LOST, NoHttpResponseException.class),
            new Cause(ErrorKind.CONNECTION_LOST, LOST, ConnectionClosedException.class),
            new Cause(ErrorKind.CONNECTION_LOST, LOST, InterruptedIOException.class),
            new Cause(ErrorKind.CONNECTION_LOST, LOST, SocketException.class),
            new Cause(ErrorKind.CONNECTION_LOST, LOST, SSLException.class));

    private ErrorTable() {}

    static ServiceException unreadable(Optional<Response> response) {
        return new ServiceException(ErrorKind.UNREADABLE, "API Gateway's response could not be read", response);
    }

    /** Says what an exception means, after a request with these texts of the caller's {@code own} and credentials. */
    static ServiceException read(SdkException exception, Collection<String> own, Collection<String> secrets) {
        if (exception instanceof AwsServiceException response) {
            return ofResponse(response, own, secrets);
        }
        List<Throwable> causes = Stream.<Throwable>iterate(exception, Objects::nonNull, Throwable::getCause)
                .toList();
        return NO_RESPONSES.stream()
                .filter(row -> causes.stream().anyMatch(row.type::isInstance))
                .findFirst()
                .map(row -> new ServiceException(row.kind, row.words, Optional.empty()))
                .orElseGet(() -> unreadable(Optional.empty()));
    }

    private static ServiceException ofResponse(
            AwsServiceException exception, Collection<String> own, Collection<String> secrets) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(exception.awsErrorDetails());
        String words = details.map(AwsErrorDetails::errorMessage).orElse("");
        String code = details.map(AwsErrorDetails::errorCode).orElse("");
        Optional<String> limitType = Optional.of(exception)
                .filter(TooManyRequestsException.class::isInstance)
                .map(throttled -> ((TooManyRequestsException) throttled).limitType());
        Response response =
                new Response(code, exception.statusCode(), Optional.ofNullable(exception.requestId()), limitType);
        String searchable = ErrorWords.searchable(words, own);
        return RESPONSES.stream()
                .filter(row -> row.from <= response.status() && response.status() <= row.to)
                .filter(row -> row.codes.equals(THROTTLING) ? exception.isThrottlingException() : row.has(code))
                .filter(row -> row.words.isSaidIn(searchable))
                .findFirst()
                .map(row ->
                        new ServiceException(row.kind, told(row.kind, words, secrets, response), Optional.of(response)))
                .orElseGet(() -> unreadable(Optional.of(response)));
    }

    /** The service's words, unless they may quote credentials. */
    private static String told(ErrorKind kind, String words, Collection<String> secrets, Response response) {
        boolean quotesHeader =
                kind == ErrorKind.ACCESS_DENIED && SIGNED_HEADER.matcher(words).find();
        boolean quotesSecret = secrets.stream().anyMatch(words::contains);
        boolean withheld = kind == ErrorKind.INVALID_CREDENTIALS || quotesHeader || quotesSecret;
        return words.isBlank() || withheld
                ? ("API Gateway responded with " + response.status() + " " + response.code()).strip()
                : words;
    }

    /** A row for a response with a status from {@code from} to {@code to} and one of these codes; "" stands for any. */
    record ResponseRow(int from, int to, String codes, ErrorWords words, ErrorKind kind) {
        private boolean has(String code) {
            return codes.isEmpty() || List.of(codes.split(" ")).contains(code);
        }
    }

    /** A row for what ended without a readable response. */
    record Cause(ErrorKind kind, String words, Class<?> type) {}
}
