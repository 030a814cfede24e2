package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** What became of a request that failed. */
enum Fate {
    /** The service does not want it, and never will. */
    REFUSED,
    /** The service has not taken it, and may take it later. */
    NOT_TAKEN,
    /** It may have arrived. */
    UNKNOWN;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    static Fate of(Throwable failure) {
        if (failure instanceof AwsServiceException response) {
            boolean later = response.isThrottlingException()
                    || response.statusCode() == TOO_MANY_REQUESTS
                    || response.statusCode() == UNAVAILABLE;
            return later ? NOT_TAKEN : response.statusCode() < FIRST_SERVER_ERROR ? REFUSED : UNKNOWN;
        }
        return has(failure, RejectedExecutionException.class)
                        || has(failure, ConnectException.class)
                        || has(failure, ConnectTimeoutException.class)
                        || has(failure, UnknownHostException.class)
                        || has(failure, NoRouteToHostException.class)
                ? NOT_TAKEN
                : UNKNOWN;
    }

    /** Whether the connection ended before there was any response; the aborts of our own are none of these. */
    static boolean connectionDied(Throwable failure) {
        return !(failure instanceof ApiCallTimeoutException)
                && !(failure instanceof AbortedException)
                && of(failure) == UNKNOWN
                && (has(failure, NoHttpResponseException.class) || has(failure, SocketException.class));
    }

    /** For Lambda's log: nothing of the message, which may quote a session token. */
    static String inWords(Throwable failure) {
        return failure instanceof AwsServiceException response && response.awsErrorDetails() != null
                ? response.statusCode() + " " + response.awsErrorDetails().errorCode()
                : failure.getClass().getSimpleName();
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return failure != null && (type.isInstance(failure) || has(failure.getCause(), type));
    }
}
