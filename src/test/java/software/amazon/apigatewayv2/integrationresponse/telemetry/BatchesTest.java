package software.amazon.apigatewayv2.integrationresponse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** What is sent is split at the services' limits, and only there. */
class BatchesTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "1000, 1", "1001, 2", "2000, 2", "2001, 3"})
    void putsAThousandMetricsIntoARequest(int metrics, int requests) {
        MetricDatum datum = MetricDatum.builder().build();

        List<List<MetricDatum>> batches = Batches.ofMetrics(Collections.nCopies(metrics, datum));

        assertThat(batches).hasSize(requests);
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(metrics);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "10000, 1", "10001, 2"})
    void putsTenThousandLinesIntoARequest(int lines, int requests) {
        assertThat(Batches.ofLines(Collections.nCopies(lines, line(0, "x")))).hasSize(requests);
    }

    /** Two lines that make a full request, with a length in bytes of UTF-8 that is not that in characters. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2"})
    void putsAMebibyteIntoARequestAndCountsTwentySixBytesMoreForEachLine(int more, int requests) {
        String umlauts = "ä".repeat(1000);
        String rest = "x".repeat(1_048_576 - 26 - 2000 - 26 + more);

        assertThat(Batches.ofLines(List.of(line(0, umlauts), line(0, rest)))).hasSize(requests);
    }

    @Test
    void ordersLinesByTimeAndLeavesThoseOfTheSameTimeAsTheyAre() {
        List<List<InputLogEvent>> batches =
                Batches.ofLines(List.of(line(7, "a"), line(3, "b"), line(7, "c"), line(3, "d")));

        assertThat(batches).hasSize(1);
        assertThat(batches.get(0)).extracting(InputLogEvent::message).containsExactly("b", "d", "a", "c");
    }

    @Test
    void sendsALineThatIsTooLongAlone() {
        List<InputLogEvent> lines = new ArrayList<>();
        lines.add(line(0, "a"));
        lines.add(line(0, "x".repeat(2_000_000)));
        lines.add(line(0, "b"));

        assertThat(Batches.ofLines(lines)).extracting(List::size).containsExactly(1, 1, 1);
    }

    private static InputLogEvent line(long time, String message) {
        return InputLogEvent.builder().timestamp(time).message(message).build();
    }
}
