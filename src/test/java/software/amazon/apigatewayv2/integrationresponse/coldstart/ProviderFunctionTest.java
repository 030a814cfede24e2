package software.amazon.apigatewayv2.integrationresponse.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lombok.SneakyThrows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the entry class does when priming fails. ColdStartIT breaks the real classes of it. */
class ProviderFunctionTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Supplier<RequestStreamHandler> PLAIN =
            () -> (event, response, context) -> response.write("plain".getBytes(StandardCharsets.UTF_8));

    private final List<String> log = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("failures")
    void fallsBackToThePlainEntryAndLogsWhyIfPrimingThrows(Throwable failure, String reason) throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        ProviderFunction function = new ProviderFunction(() -> fail(failure), PLAIN, LONG, log::add);

        assertThat(response(function)).isEqualTo("plain");
        assertThat(log).containsExactly("Priming failed (" + reason + "); starting without it.");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    static Stream<Arguments> failures() {
        Throwable circle = new IllegalStateException("SECRET");
        circle.initCause(new IllegalStateException(circle));
        return Stream.of(
                arguments(new ClassNotFoundException("SECRET"), "ClassNotFoundException"),
                arguments(new InterruptedException("SECRET"), "InterruptedException"),
                arguments(new StackOverflowError("SECRET"), "StackOverflowError"),
                arguments(circle, "IllegalStateException" + " because of IllegalStateException".repeat(4)));
    }

    @Test
    void fallsBackToThePlainEntryAndInterruptsPrimingIfItHangs() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Callable<RequestStreamHandler> hanging = () -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
            return null;
        };

        ProviderFunction function = new ProviderFunction(hanging, PLAIN, Duration.ofMillis(300), log::add);

        assertThat(response(function)).isEqualTo("plain");
        assertThat(log).containsExactly("Priming failed (not done after 300 ms); starting without it.");
        interrupted.await();
    }

    /** As without priming: Lambda says why the function does not start. */
    @Test
    void throwsWhatThePlainEntryThrows() {
        IllegalArgumentException noRegion = new IllegalArgumentException();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new ProviderFunction(
                        () -> fail(new IllegalStateException()), () -> fail(noRegion), LONG, log::add))
                .isSameAs(noRegion);
    }

    @SneakyThrows
    private static RequestStreamHandler fail(Throwable failure) {
        throw failure;
    }

    private static String response(ProviderFunction function) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        function.handleRequest(InputStream.nullInputStream(), response, null);
        return response.toString(StandardCharsets.UTF_8);
    }
}
