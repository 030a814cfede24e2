package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import software.amazon.cloudformation.proxy.HandlerErrorCode;
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

    /** What the platform would invoke again from the start. */
    private static final Set<HandlerErrorCode> RETRIABLE = EnumSet.of(
            HandlerErrorCode.Throttling,
            HandlerErrorCode.ServiceInternalError,
            HandlerErrorCode.NetworkFailure,
            HandlerErrorCode.ResourceConflict);

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
        judge(step, subject, event, before, held());
    }

    private static void judge(
            Step step,
            ResourceModel subject,
            ProgressEvent<ResourceModel, CallbackContext> event,
            Map<String, ResourceModel> before,
            Map<String, ResourceModel> after) {
        switch (step.action) {
            case CREATE -> judgeCreate(subject, event, before, after);
            case UPDATE -> judgeUpdate(subject, event, before, after);
            case DELETE -> judgeDelete(subject, event, before, after);
            case READ -> {
                assertThat(after).isEqualTo(before);
                if (event.isSuccess()) {
                    assertThat(event.getResourceModel()).isEqualTo(after.get(subject.getIntegrationResponseId()));
                }
                assertNotFoundOnlyIfAbsent(subject, event, before);
            }
            case LIST -> {
                assertThat(after).isEqualTo(before);
                if (event.isSuccess()) {
                    assertThat(event.getResourceModels()).containsExactlyInAnyOrderElementsOf(after.values());
                }
            }
        }
    }

    private static void judgeCreate(
            ResourceModel subject,
            ProgressEvent<ResourceModel, CallbackContext> event,
            Map<String, ResourceModel> before,
            Map<String, ResourceModel> after) {
        Map<String, ResourceModel> made = without(after, before.keySet());
        assertThat(without(after, made.keySet())).as("what was there before").isEqualTo(before);
        List<ResourceModel> taken = before.values().stream()
                .filter(model -> model.getIntegrationResponseKey().equals(subject.getIntegrationResponseKey()))
                .toList();
        if (event.isSuccess()) {
            boolean identicalTwin =
                    taken.stream().anyMatch(model -> withoutId(model).equals(subject));
            assertThat(withoutId(event.getResourceModel())).isEqualTo(subject);
            assertThat(after)
                    .containsEntry(event.getResourceModel().getIntegrationResponseId(), event.getResourceModel());
            assertThat(made).hasSize(identicalTwin ? 0 : 1);
        } else if (event.getErrorCode() == HandlerErrorCode.AlreadyExists) {
            assertThat(made).isEmpty();
            assertThat(taken).hasSize(1);
            assertThat(event.getResourceModel()).isNull();
        } else if (event.getMessage().contains("may or may not have been created")) {
            assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
            assertThat(made.values()).hasSizeLessThanOrEqualTo(1).allMatch(model -> withoutId(model)
                    .equals(subject));
        } else {
            assertThat(made)
                    .as("%s: %s", event.getErrorCode(), event.getMessage())
                    .isEmpty();
        }
        assertThat(RETRIABLE.contains(event.getErrorCode()) && !made.isEmpty()).isFalse();
    }

    private static void judgeUpdate(
            ResourceModel subject,
            ProgressEvent<ResourceModel, CallbackContext> event,
            Map<String, ResourceModel> before,
            Map<String, ResourceModel> after) {
        String id = subject.getIntegrationResponseId();
        assertOthersUntouched(id, before, after);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        if (event.isSuccess()) {
            assertThat(after.get(id)).isEqualTo(subject).isEqualTo(event.getResourceModel());
        }
        assertNotFoundOnlyIfAbsent(subject, event, before);
    }

    private static void judgeDelete(
            ResourceModel subject,
            ProgressEvent<ResourceModel, CallbackContext> event,
            Map<String, ResourceModel> before,
            Map<String, ResourceModel> after) {
        String id = subject.getIntegrationResponseId();
        assertOthersUntouched(id, before, after);
        if (event.isSuccess()) {
            assertThat(after).doesNotContainKey(id);
            assertThat(event.getResourceModel()).isNull();
        }
        assertNotFoundOnlyIfAbsent(subject, event, before);
    }

    private static void assertOthersUntouched(
            String id, Map<String, ResourceModel> before, Map<String, ResourceModel> after) {
        assertThat(without(after, Set.of(id))).isEqualTo(without(before, Set.of(id)));
    }

    private static void assertNotFoundOnlyIfAbsent(
            ResourceModel subject,
            ProgressEvent<ResourceModel, CallbackContext> event,
            Map<String, ResourceModel> before) {
        if (event.getErrorCode() == HandlerErrorCode.NotFound) {
            assertThat(before).doesNotContainKey(subject.getIntegrationResponseId());
        }
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

    private static Map<String, ResourceModel> without(Map<String, ResourceModel> models, Set<String> ids) {
        Map<String, ResourceModel> rest = new HashMap<>(models);
        rest.keySet().removeAll(ids);
        return rest;
    }

    private static ResourceModel withoutId(ResourceModel model) {
        return model.toBuilder().integrationResponseId(null).build();
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
