package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.cloudformation.Action;

/**
 * Whatever CloudWatch and CloudWatch Logs do, each by itself: the operation succeeds, it happens once, it takes two seconds
 * longer at most, nothing is left running, and the next invocation sends what was certainly not taken, and lines that may have
 * been.
 */
class PublishingTroubleTest {

    @ParameterizedTest(name = "{0}, first in the process: {1}")
    @MethodSource
    void theOperationSucceedsAndTheNextInvocationSendsWhatIsToBeSentAgain(Action action, boolean first) {
        for (Trouble ofMetrics : Trouble.values()) {
            for (Trouble ofLogs : Trouble.values()) {
                try (PublishingFunction function = new PublishingFunction()) {
                    if (!first) {
                        function.invoke(Action.READ);
                    }
                    new Case(function, action, first, ofMetrics, ofLogs).check();
                }
            }
        }
    }

    static Stream<Arguments> theOperationSucceedsAndTheNextInvocationSendsWhatIsToBeSentAgain() {
        return Arrays.stream(Action.values())
                .flatMap(action -> Stream.of(arguments(action, true), arguments(action, false)));
    }

    private record Case(PublishingFunction function, Action action, boolean first, Trouble ofMetrics, Trouble ofLogs) {

        void check() {
            List<String> lines = invokeInTrouble();
            function.cloudWatch.trouble(Trouble.NONE, Trouble.NONE);
            function.cloudWatch.forgetReceived();
            function.lambdaLog.clear();

            assertSuccess(function.invoke(Action.READ));

            List<String> expected = new ArrayList<>();
            if (ofLogs.mayHaveArrived() || ofLogs == Trouble.THROTTLE) {
                expected.addAll(lines);
            }
            expected.addAll(function.lambdaLog);
            assertThat(function.cloudWatch.lines().stream().map(String::strip))
                    .as("%s", this)
                    .containsExactlyElementsOf(expected);
            assertThat(counted("HandlerInvocationCount"))
                    .as("%s", this)
                    .isEqualTo(ofMetrics == Trouble.THROTTLE ? 2 : 1);
            assertThat(counted("ProviderLogDelivery")).as("%s", this).isEqualTo(ofLogs == Trouble.NONE ? 0 : 1);
        }

        /** Gives the lines of that invocation. */
        private List<String> invokeInTrouble() {
            String event = function.event(action);
            int heldBefore = function.held().size();
            long before = function.time.nanoTime();
            function.service.forgetCalls();
            function.lambdaLog.clear();
            function.cloudWatch.forgetReceived();
            function.cloudWatch.trouble(ofMetrics, ofLogs);
            int hanging = (int)
                    Stream.of(ofMetrics, ofLogs).filter(Trouble::isEndless).count();

            assertSuccess(
                    hanging == 0
                            ? function.invoke(event)
                            : function.invokeWhileHanging(event, hanging, requestsOfMetrics() + requestsOfLogs()));

            assertThat(Duration.ofNanos(function.time.nanoTime() - before)).isLessThanOrEqualTo(Telemetry.LIMIT);
            assertThat(function.service.calls()).as("%s", this).hasSize(1);
            assertThat(function.held().size() - heldBefore)
                    .as("%s", this)
                    .isEqualTo(
                            switch (action) {
                                case CREATE -> 1;
                                case DELETE -> -1;
                                default -> 0;
                            });
            assertThat(function.lambdaLog).noneMatch(line -> line.contains("SECRET"));
            assertThat(told("Unsent lines")).as("%s", this).isEqualTo(ofLogs != Trouble.NONE);
            return function.lambdaLog.stream()
                    .filter(line -> !line.startsWith("Unsent"))
                    .toList();
        }

        /** Only what is lost on a connection that may come from the pool is tried once more. */
        private int requestsOfMetrics() {
            return ofMetrics == Trouble.DROP && !first ? 2 : 1;
        }

        /** The first invocation makes the stream, to which the service says nothing that could be garbage. */
        private int requestsOfLogs() {
            return switch (ofLogs) {
                case NONE, GARBAGE -> first ? 2 : 1;
                case DROP -> first ? 1 : 2;
                default -> 1;
            };
        }

        private boolean told(String beginning) {
            return function.lambdaLog.stream().anyMatch(line -> line.startsWith(beginning));
        }

        private long counted(String word) {
            return function.cloudWatch.taken().stream()
                    .flatMap(request -> request.metrics().stream())
                    .filter(metric -> metric.toString().contains(word))
                    .count();
        }

        private void assertSuccess(JsonNode answer) {
            assertThat(answer.path("status").asText()).as("%s", this).isEqualTo("SUCCESS");
        }

        @Override
        public String toString() {
            return action + (first ? ", first in the process" : "") + ", metrics " + ofMetrics + ", logs " + ofLogs;
        }
    }
}
