package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * Any sequence of operations, ours and other people's, with any faults in between. A create never makes two resources. The
 * provider never adopts, modifies or deletes a resource that it did not create. A success is always true, and every operation
 * ends. With two keys, updates are also renames to the key of another resource, ours or somebody else's.
 *
 * <p>One case cannot be told apart and is named here: an identical integration response created by someone else that exists
 * when the outcome of our create is unknown. It looks like our own, so the create succeeds with it.
 */
class FaultSequenceProperties {

    private static final HandlerHarness HARNESS = new HandlerHarness(Duration.ofSeconds(2));

    @AfterContainer
    static void close() {
        HARNESS.close();
    }

    @Property(tries = 10_000)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void endsWithATrueEvent(@ForAll("sequences") List<SequenceStep> steps, @ForAll("chances") double chance) {
        HARNESS.clear();
        HARNESS.chance(chance);
        for (SequenceStep step : steps) {
            Map<String, ResourceModel> before = held();
            HARNESS.service().forgetCalls();
            HARNESS.service().inject(step.script());
            if (step.foreign) {
                if (before.values().stream().noneMatch(model -> model.getIntegrationResponseKey()
                        .equals(step.model().getIntegrationResponseKey()))) {
                    HARNESS.given(step.model());
                }
                continue;
            }
            perform(step, before);
        }
        // Each way to end that a rule is about is met, so that the rule is tried.
        Statistics.label("ends").coverage(ends -> {
            for (String ending : List.of(
                    "CREATE SUCCESS",
                    "CREATE AlreadyExists",
                    "CREATE ServiceLimitExceeded",
                    "CREATE refusal, but may still appear",
                    "CREATE GeneralServiceException",
                    "CREATE Throttling",
                    "UPDATE SUCCESS",
                    "UPDATE InvalidRequest",
                    "UPDATE ServiceLimitExceeded",
                    "UPDATE ResourceConflict",
                    "DELETE SUCCESS",
                    "DELETE ServiceLimitExceeded")) {
                ends.check(ending).count(times -> times > 0);
            }
        });
    }

    private static void perform(SequenceStep step, Map<String, ResourceModel> before) {
        ResourceModel subject = subject(step, before);
        int eventsBefore = HARNESS.events().size();

        ProgressEvent<ResourceModel, CallbackContext> event =
                HARNESS.complete(step.action, HandlerHarness.requestOf(subject));

        assertThat(event.isInProgress()).isFalse();
        // An update that waits for a key is called back for that besides.
        assertThat(HARNESS.events().size() - eventsBefore).isBetween(1, step.action == Action.UPDATE ? 30 + 15 : 30);
        assertThat(event.getCallbackDelaySeconds()).isZero();
        assertThat(event.getCallbackContext()).isNull();
        assertThat(event.isFailed()).isEqualTo(event.getErrorCode() != null);
        new CompletedOperation(step.action, subject, event, before, held(), struck(step)).assertTrue();
        Statistics.label("ends").collect(ending(step.action, event));
    }

    /** The model that a step is about: of something that is there, if anything is. */
    private static ResourceModel subject(SequenceStep step, Map<String, ResourceModel> before) {
        if (step.action == Action.CREATE || step.action == Action.LIST) {
            return step.model();
        }
        String id = before.keySet().stream().findFirst().orElse("nosuch1");
        return step.model().toBuilder().integrationResponseId(id).build();
    }

    private static Map<String, ResourceModel> held() {
        return HARNESS.held().stream()
                .collect(Collectors.toMap(
                        ResourceModel::getIntegrationResponseId, Function.identity(), (one, two) -> one, TreeMap::new));
    }

    private static List<StruckCall> struck(SequenceStep step) {
        List<ServiceCall> calls = HARNESS.service().calls();
        return IntStream.range(0, calls.size())
                .mapToObj(i -> new StruckCall(calls.get(i), step.faultOf(i, calls.get(i))))
                .toList();
    }

    private static String ending(Action action, ProgressEvent<ResourceModel, CallbackContext> event) {
        if (event.isSuccess()) {
            return action + " SUCCESS";
        }
        boolean mayAppear = event.getMessage().contains("may still appear");
        return action + " " + (mayAppear ? "refusal, but may still appear" : event.getErrorCode());
    }

    @Provide
    static Arbitrary<Double> chances() {
        return Arbitraries.of(0.0, 0.2, 0.6, 0.999);
    }

    @Provide
    static Arbitrary<List<SequenceStep>> sequences() {
        // SLOW stands for a call that nothing happens to: it keeps the others from always being the first.
        Arbitrary<List<Fault>> faults = Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.just(FaultKind.SLOW)), Tuple.of(2, Arbitraries.of(FaultKind.class)))
                .flatMap(kind -> Arbitraries.of(faultsOf(kind)))
                .list()
                .ofMaxSize(10);
        Arbitrary<Map<String, Object>> templates =
                Arbitraries.of(Map.of(), Map.of("t", "x"), Map.of("t", "y", "u", ""));
        // What is made and renamed most is most likely to meet a sibling.
        Arbitrary<Action> actions = Arbitraries.of(
                Action.CREATE,
                Action.CREATE,
                Action.CREATE,
                Action.UPDATE,
                Action.UPDATE,
                Action.DELETE,
                Action.READ,
                Action.LIST);
        return Combinators.combine(
                        actions,
                        Arbitraries.of("$default", "/4/"),
                        templates,
                        faults,
                        Arbitraries.frequencyOf(
                                Tuple.of(8, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))),
                        Arbitraries.frequencyOf(
                                Tuple.of(40, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))))
                .as(SequenceStep::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4);
    }

    private static List<Fault> faultsOf(FaultKind kind) {
        return switch (kind) {
            case SLOW -> List.of(Fault.slow(Fault.ANY_OPERATION, Duration.ofMillis(1)));
            case CONFLICT ->
                List.of(
                        Fault.conflict(StruckCall.ALREADY_EXISTS, Fault.ANY_OPERATION),
                        Fault.conflict(StruckCall.IN_USE, Fault.ANY_OPERATION));
            default -> List.of(Fault.every(Fault.ANY_OPERATION, kind));
        };
    }

    /**
     * One operation, ours or somebody else's.
     *
     * @param faults what happens to the first calls of it, in order
     * @param endless whether the last of these happens to every later call, too, that is not a look on the side
     */
    record SequenceStep(
            Action action,
            String key,
            Map<String, Object> templates,
            List<Fault> faults,
            boolean foreign,
            boolean endless) {

        ResourceModel model() {
            return HARNESS.model(key).toBuilder()
                    .responseTemplates(templates.isEmpty() ? null : templates)
                    .build();
        }

        Fault[] script() {
            Stream<Fault> numbered = IntStream.range(0, faults.size())
                    .filter(i -> faults.get(i).kind() != FaultKind.SLOW)
                    .mapToObj(i -> faults.get(i).onlyOn(i + 1));
            return Stream.concat(numbered, endlessFault().stream()).toArray(Fault[]::new);
        }

        /** What the script does to a call, the first of which has number 0. */
        Optional<Fault> faultOf(int number, ServiceCall call) {
            return Optional.of(number)
                    .filter(n -> n < faults.size())
                    .map(faults::get)
                    .filter(fault -> fault.kind() != FaultKind.SLOW)
                    .or(() -> endlessFault().filter(fault -> fault.operation().equals(call.operation())));
        }

        private Optional<Fault> endlessFault() {
            return Optional.of(faults)
                    .filter(all -> endless && !all.isEmpty())
                    .map(all -> all.get(all.size() - 1))
                    .filter(last -> last.kind() != FaultKind.SLOW)
                    .map(last -> new Fault(
                            ServiceOperations.of(action),
                            1,
                            Integer.MAX_VALUE,
                            last.kind(),
                            last.delay(),
                            last.words()));
        }
    }
}
