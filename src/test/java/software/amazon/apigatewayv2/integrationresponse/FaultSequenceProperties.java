package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * Any sequence of operations, ours and other people's, with any faults in between: never two resources, never one of
 * somebody else's taken or touched, never a success that is not true, and always an end.
 *
 * <p>One case cannot be told apart and is named here: a foreign <em>identical twin</em> that exists when the outcome of
 * our create is unknown. It looks like our own, so the create succeeds with it.
 */
class FaultSequenceProperties {

    private static final Desk DESK = new Desk(Duration.ofSeconds(2));

    @AfterContainer
    static void close() {
        DESK.close();
    }

    @Property(tries = 10_000)
    void everyEventIsTrue(@ForAll("sequences") List<Step> steps, @ForAll("chances") double chance) {
        DESK.clear();
        DESK.chance(chance);
        for (Step step : steps) {
            Map<String, ResourceModel> before = held();
            DESK.service().inject(faults(step.faults));
            if (step.foreign) {
                if (before.values().stream().noneMatch(model -> model.getIntegrationResponseKey()
                        .equals(step.model().getIntegrationResponseKey()))) {
                    DESK.given(step.model());
                }
                continue;
            }
            perform(step, before);
        }
    }

    private static void perform(Step step, Map<String, ResourceModel> before) {
        ResourceModel subject = subject(step, before);
        int eventsBefore = DESK.events().size();

        ProgressEvent<ResourceModel, CallbackContext> event = DESK.complete(step.action, Desk.requestOf(subject));

        assertThat(event.isInProgress()).isFalse();
        assertThat(DESK.events().size() - eventsBefore).isBetween(1, 20);
        assertThat(event.getCallbackDelaySeconds()).isZero();
        assertThat(event.getCallbackContext()).isNull();
        assertThat(event.isFailed()).isEqualTo(event.getErrorCode() != null);
        new CompletedOperation(step.action, subject, event, before, held()).assertTrue();
    }

    /** The model that a step is about: of something that is there, if anything is. */
    private static ResourceModel subject(Step step, Map<String, ResourceModel> before) {
        if (step.action == Action.CREATE || step.action == Action.LIST) {
            return step.model();
        }
        String id = before.keySet().stream().findFirst().orElse("nosuch1");
        return step.model().toBuilder().integrationResponseId(id).build();
    }

    private static Map<String, ResourceModel> held() {
        return DESK.held().stream()
                .collect(Collectors.toMap(
                        ResourceModel::getIntegrationResponseId, Function.identity(), (one, two) -> one, TreeMap::new));
    }

    private static Fault[] faults(List<FaultKind> kinds) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i) != FaultKind.SLOW) {
                faults.add(Fault.nth(i + 1, Fault.ANY_OPERATION, kinds.get(i)));
            }
        }
        return faults.toArray(Fault[]::new);
    }

    @Provide
    static Arbitrary<Double> chances() {
        return Arbitraries.of(0.0, 0.2, 0.6, 0.999);
    }

    @Provide
    static Arbitrary<List<Step>> sequences() {
        // SLOW stands for a call that nothing happens to: it keeps the others from always being the first.
        Arbitrary<List<FaultKind>> faults =
                Arbitraries.of(Arrays.asList(FaultKind.values())).list().ofMaxSize(14);
        Arbitrary<Map<String, Object>> templates =
                Arbitraries.of(Map.of(), Map.of("t", "x"), Map.of("t", "y", "u", ""));
        return Combinators.combine(
                        Arbitraries.of(Action.class),
                        Arbitraries.of("$default", "/4/"),
                        templates,
                        faults,
                        Arbitraries.frequencyOf(
                                Tuple.of(8, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))))
                .as(Step::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(6);
    }

    /**
     * One operation, ours or somebody else's.
     *
     * @param faults what happens to the first calls of it, in order
     */
    record Step(Action action, String key, Map<String, Object> templates, List<FaultKind> faults, boolean foreign) {

        ResourceModel model() {
            return DESK.model(key).toBuilder()
                    .responseTemplates(templates.isEmpty() ? null : templates)
                    .build();
        }
    }
}
