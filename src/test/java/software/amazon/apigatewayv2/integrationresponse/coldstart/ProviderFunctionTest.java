package software.amazon.apigatewayv2.integrationresponse.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the entry class does when priming fails on purpose; ColdStartIT breaks the real parts of it. */
class ProviderFunctionTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Supplier<RequestStreamHandler> PLAIN = () -> responding("plain");

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void restoreTheContextClassLoader() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void respondsPrimedAndLogsNothing() throws IOException {
        ProviderFunction function = new ProviderFunction(() -> responding("primed"), PLAIN, LONG, log::add);

        assertThat(response(function)).isEqualTo("primed");
        assertThat(log).isEmpty();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IllegalStateException("SECRET"), "IllegalStateException"),
                Arguments.of(new ClassNotFoundException("SECRET"), "ClassNotFoundException"),
                Arguments.of(new InterruptedException("SECRET"), "InterruptedException"),
                Arguments.of(new NoSuchFieldError("SECRET"), "NoSuchFieldError"),
                Arguments.of(new OutOfMemoryError("SECRET"), "OutOfMemoryError"),
                Arguments.of(new StackOverflowError("SECRET"), "StackOverflowError"),
                Arguments.of(
                        new ExceptionInInitializerError(new IllegalStateException("SECRET")),
                        "ExceptionInInitializerError because of IllegalStateException"),
                Arguments.of(new ExecutionException(new NoSuchFieldError("SECRET")), "NoSuchFieldError"),
                Arguments.of(circle(), "IllegalStateException" + " because of IllegalStateException".repeat(4)));
    }

    private static Throwable circle() {
        Throwable first = new IllegalStateException("SECRET");
        first.initCause(new IllegalStateException(first));
        return first;
    }

    @ParameterizedTest
    @MethodSource("failures")
    void respondsByThePlainEntryAndSaysWhyInOneLineIfPrimingThrows(Throwable failure, String reason)
            throws IOException {
        ProviderFunction function = new ProviderFunction(throwing(failure), PLAIN, LONG, log::add);

        assertThat(response(function)).isEqualTo("plain");
        assertThat(log).containsExactly("Priming failed (" + reason + "); starting without it.");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void respondsByThePlainEntryAndInterruptsPrimingIfPrimingHangs() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Callable<RequestStreamHandler> hanging = () -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
            return responding("never");
        };
        ProviderFunction function = new ProviderFunction(hanging, PLAIN, Duration.ofMillis(300), log::add);

        assertThat(response(function)).isEqualTo("plain");
        assertThat(log).containsExactly("Priming failed (not done after 300 ms); starting without it.");
        interrupted.await();
    }

    /** As without priming: Lambda says why the function does not start. */
    @Test
    void throwsWhatThePlainEntryThrows() {
        Supplier<RequestStreamHandler> broken = () -> {
            throw new IllegalArgumentException("no Region");
        };

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new ProviderFunction(throwing(new IllegalStateException()), broken, LONG, log::add))
                .withMessage("no Region");
    }

    private static Callable<RequestStreamHandler> throwing(Throwable failure) {
        return () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        };
    }

    private static RequestStreamHandler responding(String text) {
        return (event, response, context) -> response.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String response(ProviderFunction function) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        function.handleRequest(InputStream.nullInputStream(), response, null);
        return response.toString(StandardCharsets.UTF_8);
    }
}
