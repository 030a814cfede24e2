package software.amazon.apigatewayv2.integrationresponse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** What is sent is split at the services' limits, and only there. */
class BatchesTest {

    @Test
    void putsAThousandMetricsOrTenThousandLinesIntoARequest() {
        MetricDatum metric = MetricDatum.builder().build();

        assertThat(Batches.ofMetrics(List.of())).isEmpty();
        assertThat(Batches.ofMetrics(Collections.nCopies(2_001, metric)))
                .extracting(List::size)
                .containsExactly(1_000, 1_000, 1);
        assertThat(Batches.ofLines(Collections.nCopies(10_001, line(0, "x"))))
                .extracting(List::size)
                .containsExactly(10_000, 1);
    }

    /** The length in bytes of UTF-8 is not that in characters. A line that is too long goes alone. */
    @Test
    void putsAMebibyteIntoARequestAndCountsTwentySixBytesMoreForEachLine() {
        InputLogEvent umlauts = line(0, "ä".repeat(1_000));
        String rest = "x".repeat(1_048_576 - 26 - 2_000 - 26);
        InputLogEvent tooLong = line(0, "x".repeat(2_000_000));

        assertThat(Batches.ofLines(List.of(umlauts, line(0, rest), umlauts, line(0, rest + "x"), tooLong, umlauts)))
                .extracting(List::size)
                .containsExactly(2, 1, 1, 1, 1);
    }

    @Test
    void ordersLinesByTimeAndLeavesThoseOfTheSameTimeAsTheyAre() {
        List<List<InputLogEvent>> batches =
                Batches.ofLines(List.of(line(7, "a"), line(3, "b"), line(7, "c"), line(3, "d")));

        assertThat(batches).singleElement().satisfies(lines -> assertThat(lines)
                .extracting(InputLogEvent::message)
                .containsExactly("b", "d", "a", "c"));
    }

    private static InputLogEvent line(long time, String message) {
        return InputLogEvent.builder().timestamp(time).message(message).build();
    }
}
