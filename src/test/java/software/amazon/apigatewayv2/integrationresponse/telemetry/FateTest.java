package software.amazon.apigatewayv2.integrationresponse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatchlogs.model.OperationAbortedException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What became of a request to CloudWatch that failed, for each way in which it may. */
class FateTest {

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException, NOT_TAKEN",
        "429, '', NOT_TAKEN",
        "503, ServiceUnavailable, NOT_TAKEN",
        "400, InvalidParameterException, REFUSED",
        "403, AccessDeniedException, REFUSED",
        "500, InternalFailure, UNKNOWN",
        "502, '', UNKNOWN",
    })
    void whatTheServiceAnswers(int status, String code, Fate fate) {
        assertThat(Fate.of(answer(status, code))).isEqualTo(fate);
        assertThat(Fate.connectionDied(answer(status, code))).isFalse();
    }

    /** Several instances of a function make a group and a stream at the same time, and each is there a moment later. */
    @Test
    void whatIsNotThereYetMayBeTakenLater() {
        assertThat(Fate.of(ResourceNotFoundException.builder().statusCode(400).build()))
                .isEqualTo(Fate.NOT_TAKEN);
        assertThat(Fate.of(OperationAbortedException.builder().statusCode(400).build()))
                .isEqualTo(Fate.NOT_TAKEN);
    }

    @ParameterizedTest(name = "{0}: {1}, connection died: {2}")
    @MethodSource
    void whatEndsWithoutAnAnswer(Throwable failure, Fate fate, boolean died) {
        assertThat(Fate.of(failure)).isEqualTo(fate);
        assertThat(Fate.connectionDied(failure)).isEqualTo(died);
    }

    static Stream<Arguments> whatEndsWithoutAnAnswer() {
        return Stream.of(
                arguments(caused(new ConnectException()), Fate.NOT_TAKEN, false),
                arguments(caused(new ConnectTimeoutException()), Fate.NOT_TAKEN, false),
                arguments(caused(new UnknownHostException()), Fate.NOT_TAKEN, false),
                arguments(caused(new NoRouteToHostException()), Fate.NOT_TAKEN, false),
                arguments(new RejectedExecutionException(), Fate.NOT_TAKEN, false),
                arguments(caused(new SSLHandshakeException("x")), Fate.NOT_TAKEN, false),
                arguments(caused(new NoHttpResponseException("x")), Fate.UNKNOWN, true),
                arguments(caused(new SocketException()), Fate.UNKNOWN, true),
                arguments(caused(new IOException()), Fate.UNKNOWN, false),
                arguments(ApiCallTimeoutException.create(1), Fate.UNKNOWN, false),
                arguments(
                        AbortedException.builder().cause(new SocketException()).build(), Fate.UNKNOWN, false),
                arguments(new IllegalStateException(), Fate.UNKNOWN, false));
    }

    @Test
    void lambdasLogGetsNothingOfAMessage() {
        assertThat(Fate.inWords(answer(403, "AccessDeniedException"))).isEqualTo("403 AccessDeniedException");
        assertThat(Fate.inWords(AwsServiceException.builder()
                        .message("SECRET")
                        .statusCode(403)
                        .build()))
                .isEqualTo("AwsServiceException");
        assertThat(Fate.inWords(new IllegalStateException("SECRET"))).isEqualTo("IllegalStateException");
    }

    private static AwsServiceException answer(int status, String code) {
        return AwsServiceException.builder()
                .message("SECRET")
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    private static SdkClientException caused(Throwable cause) {
        return SdkClientException.builder().message("SECRET").cause(cause).build();
    }
}
