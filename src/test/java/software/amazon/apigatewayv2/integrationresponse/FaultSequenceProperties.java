package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * Any sequence of operations, ours and other people's, with any faults in between. A create never makes two resources.
 * The provider never adopts, modifies or deletes a resource that it did not create. A success is always true, and every
 * operation ends. With two keys, updates are also renames to the key of another resource, ours or somebody else's.
 *
 * <p>One case cannot be told apart and is named here: an identical integration response created by someone else that exists
 * when the outcome of our create is unknown. It looks like our own, so the create succeeds with it.
 */
class FaultSequenceProperties {

    /** So many sequences share the processors, each on a service of its own. */
    private static final int AT_ONCE = 4;

    private static final List<HandlerHarness> HARNESSES = Stream.generate(
                    () -> new HandlerHarness(Duration.ofSeconds(2)))
            .limit(AT_ONCE)
            .toList();

    /** A slow call is none of them: it would only take time. */
    private static final List<Fault> FAULTS = Stream.concat(
                    Stream.of(FaultKind.values())
                            .filter(kind -> kind != FaultKind.SLOW && kind != FaultKind.CONFLICT)
                            .map(kind -> Fault.every(Fault.ANY_OPERATION, kind)),
                    Stream.of(StruckCall.ALREADY_EXISTS, StruckCall.IN_USE)
                            .map(words -> Fault.conflict(words, Fault.ANY_OPERATION)))
            .toList();

    private static final Set<String> ENDS = ConcurrentHashMap.newKeySet();

    @Property(tries = 10_000 / AT_ONCE)
    void endsWithATrueEvent(@ForAll("sequences") List<Sequence> sequences) {
        IntStream.range(0, AT_ONCE).parallel().forEach(i -> sequences.get(i).runOn(HARNESSES.get(i)));
    }

    /** Each way to end that a rule is about is met, so that the rule is tried. */
    @AfterContainer
    static void meetsEveryEnd() {
        HARNESSES.forEach(HandlerHarness::close);
        assertThat(ENDS)
                .contains(
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
                        "DELETE ServiceLimitExceeded");
    }

    @Provide
    static Arbitrary<List<Sequence>> sequences() {
        Arbitrary<List<Step>> steps = Combinators.combine(
                        // What is made and renamed most is most likely to meet a sibling.
                        Arbitraries.frequency(
                                Tuple.of(3, Action.CREATE),
                                Tuple.of(2, Action.UPDATE),
                                Tuple.of(1, Action.DELETE),
                                Tuple.of(1, Action.READ),
                                Tuple.of(1, Action.LIST)),
                        Arbitraries.of("$default", "/4/"),
                        Arbitraries.<Map<String, Object>>of(Map.of(), Map.of("t", "x"), Map.of("t", "y", "u", "")),
                        Arbitraries.of(FAULTS).optional(0.6).list().ofMaxSize(10),
                        Arbitraries.frequency(Tuple.of(8, false), Tuple.of(1, true)),
                        // So often that each end above is met some ten times: an update in conflict is the rarest.
                        Arbitraries.frequency(Tuple.of(15, false), Tuple.of(1, true)))
                .as(Step::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4);
        return Combinators.combine(Arbitraries.of(0.0, 0.2, 0.6, 0.999), steps)
                .as(Sequence::new)
                .list()
                .ofSize(AT_ONCE);
    }

    record Sequence(double chance, List<Step> steps) {

        void runOn(HandlerHarness harness) {
            harness.clear();
            harness.chance(chance);
            steps.forEach(step -> step.runOn(harness));
        }
    }

    /**
     * One operation, ours or somebody else's.
     *
     * @param faults what happens to the first calls of it, in order; nothing to those without one
     * @param endless whether the last of these happens to every later call, too, that is not a look on the side
     */
    record Step(
            Action action,
            String key,
            Map<String, Object> templates,
            List<Optional<Fault>> faults,
            boolean foreign,
            boolean endless) {

        void runOn(HandlerHarness harness) {
            ResourceModel model =
                    harness.model(key).toBuilder().responseTemplates(templates).build();
            Map<String, ResourceModel> before = held(harness);
            if (!foreign) {
                perform(harness, subject(model, before), before);
            } else if (before.values().stream()
                    .noneMatch(held -> held.getIntegrationResponseKey().equals(key))) {
                harness.given(model);
            }
        }

        private void perform(HandlerHarness harness, ResourceModel subject, Map<String, ResourceModel> before) {
            harness.service().forgetCalls();
            harness.service().inject(script());
            int eventsBefore = harness.events().size();

            ProgressEvent<ResourceModel, CallbackContext> event =
                    harness.complete(action, HandlerHarness.requestOf(subject));

            assertThat(event.isInProgress()).isFalse();
            // An update that waits for a key is called back for that besides.
            assertThat(harness.events().size() - eventsBefore).isBetween(1, action == Action.UPDATE ? 30 + 15 : 30);
            assertThat(event.getCallbackDelaySeconds()).isZero();
            assertThat(event.getCallbackContext()).isNull();
            assertThat(event.isFailed()).isEqualTo(event.getErrorCode() != null);
            List<ServiceCall> calls = harness.service().calls();
            List<StruckCall> struck = IntStream.range(0, calls.size())
                    .mapToObj(i -> new StruckCall(calls.get(i), faultOf(i, calls.get(i))))
                    .toList();
            new CompletedOperation(action, subject, event, before, held(harness), struck).assertTrue();
            ENDS.add(action + " " + ending(event));
        }

        /** The model that the step is about: of something that is there, if anything is. */
        private ResourceModel subject(ResourceModel model, Map<String, ResourceModel> before) {
            if (action == Action.CREATE || action == Action.LIST) {
                return model;
            }
            String id = before.keySet().stream().findFirst().orElse("nosuch1");
            return model.toBuilder().integrationResponseId(id).build();
        }

        private static Map<String, ResourceModel> held(HandlerHarness harness) {
            Map<String, ResourceModel> held = new TreeMap<>();
            harness.held().forEach(model -> held.put(model.getIntegrationResponseId(), model));
            return held;
        }

        private static String ending(ProgressEvent<ResourceModel, CallbackContext> event) {
            if (event.isSuccess()) {
                return "SUCCESS";
            }
            boolean mayAppear = event.getMessage().contains("may still appear");
            return mayAppear
                    ? "refusal, but may still appear"
                    : event.getErrorCode().name();
        }

        private Fault[] script() {
            Stream<Fault> numbered = IntStream.range(0, faults.size())
                    .boxed()
                    .flatMap(i -> faults.get(i).map(fault -> fault.onlyOn(i + 1)).stream());
            return Stream.concat(numbered, endlessFault().stream()).toArray(Fault[]::new);
        }

        /** What the script does to a call, the first of which has number 0. */
        private Optional<Fault> faultOf(int number, ServiceCall call) {
            return Optional.of(number)
                    .filter(n -> n < faults.size())
                    .flatMap(faults::get)
                    .or(() -> endlessFault().filter(fault -> fault.operation().equals(call.operation())));
        }

        private Optional<Fault> endlessFault() {
            String called = ServiceOperations.of(action);
            return Optional.of(faults)
                    .filter(all -> endless && !all.isEmpty())
                    .flatMap(all -> all.get(all.size() - 1))
                    .map(last -> last.words()
                            .map(words -> Fault.conflict(words, called))
                            .orElseGet(() -> Fault.every(called, last.kind())));
        }
    }
}
