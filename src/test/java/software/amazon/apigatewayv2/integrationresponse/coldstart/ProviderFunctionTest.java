package software.amazon.apigatewayv2.integrationresponse.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the entry class does when a quick start fails, with parts that fail on purpose; ColdStartIT breaks the real ones. */
class ProviderFunctionTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Supplier<EntryPoints> PLAIN = () -> entry("plain");

    private static final Executor THREADS = task -> new Thread(task).start();

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void restoreTheContextClassLoader() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void aQuickStartAnswersAndLogsNothing() throws IOException {
        ProviderFunction function = new ProviderFunction(() -> entry("quick"), THREADS, PLAIN, LONG, log::add);

        assertThat(answers(function)).containsExactly("quick platform", "quick by hand");
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
                Arguments.of(
                        new InvocationTargetException(new ExecutionException(new NoSuchFieldError("SECRET"))),
                        "NoSuchFieldError"),
                Arguments.of(circle(), "IllegalStateException" + " because of IllegalStateException".repeat(4)));
    }

    private static Throwable circle() {
        Throwable first = new IllegalStateException("SECRET");
        first.initCause(new IllegalStateException(first));
        return first;
    }

    @ParameterizedTest
    @MethodSource("failures")
    void ifItThrowsThePlainEntryAnswersAndOneLineSaysWhy(Throwable failure, String reason) throws IOException {
        ProviderFunction function = new ProviderFunction(throwing(failure), THREADS, PLAIN, LONG, log::add);

        assertThat(answers(function)).containsExactly("plain platform", "plain by hand");
        assertThat(log).containsExactly("No quick start, the plain entry answers: " + reason);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void ifItHangsThePlainEntryAnswersAndItIsInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Callable<EntryPoints> hanging = () -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
            return entry("never");
        };
        ProviderFunction function = new ProviderFunction(hanging, THREADS, PLAIN, Duration.ofMillis(300), log::add);

        assertThat(answers(function)).containsExactly("plain platform", "plain by hand");
        assertThat(log).containsExactly("No quick start, the plain entry answers: not done after 300 ms");
        interrupted.await();
    }

    /** Which is an Error, too. */
    @Test
    void ifThereIsNoThreadForItThePlainEntryAnswers() throws IOException {
        Executor none = task -> {
            throw new OutOfMemoryError("unable to create native thread");
        };
        ProviderFunction function = new ProviderFunction(() -> entry("quick"), none, PLAIN, LONG, log::add);

        assertThat(answers(function)).containsExactly("plain platform", "plain by hand");
        assertThat(log).containsExactly("No quick start, the plain entry answers: OutOfMemoryError");
    }

    /** As without this layer: Lambda says why the function does not start. */
    @Test
    void whatThePlainEntryThrowsGetsOut() {
        Supplier<EntryPoints> broken = () -> {
            throw new IllegalArgumentException("no Region");
        };

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        new ProviderFunction(throwing(new IllegalStateException()), THREADS, broken, LONG, log::add))
                .withMessage("no Region");
    }

    private static Callable<EntryPoints> throwing(Throwable failure) {
        return () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        };
    }

    private static EntryPoints entry(String name) {
        return new EntryPoints(answering(name + " platform"), answering(name + " by hand"));
    }

    private static RequestStreamHandler answering(String text) {
        return (event, answer, context) -> answer.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> answers(ProviderFunction function) throws IOException {
        ByteArrayOutputStream platform = new ByteArrayOutputStream();
        ByteArrayOutputStream byHand = new ByteArrayOutputStream();
        function.handleRequest(InputStream.nullInputStream(), platform, null);
        function.testEntrypoint(InputStream.nullInputStream(), byHand, null);
        return List.of(platform.toString(StandardCharsets.UTF_8), byHand.toString(StandardCharsets.UTF_8));
    }
}
