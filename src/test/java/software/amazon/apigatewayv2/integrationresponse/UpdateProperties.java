package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.PropertyDefaults;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyTemplate;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.Maps;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** From any state, believed in any way, to any other, under any behaviour of the service. */
class UpdateProperties {

    private static final HandlerHarness HARNESS = new HandlerHarness();

    @AfterContainer
    static void close() {
        HARNESS.close();
    }

    /**
     * Success: the service holds what was asked, and more only in whole properties that neither the previous state, which
     * is given, nor the desired one names. Failure: there is more left than that, and it is named; or the service refused
     * a change, and the message names what that was to remove.
     */
    @Property
    void anUpdateSucceedsWithWhatWasAskedOrFailsAndNamesWhatIsLeftOrWhatCouldNotBeRemoved(
            @ForAll("behavioursWithDefaults") ServiceBehaviour behaviour,
            @ForAll("states") ResourceModel actual,
            @ForAll("beliefs") Optional<ResourceModel> believed,
            @ForAll("states") ResourceModel asked) {
        HARNESS.clear();
        HARNESS.service().behave(behaviour);
        ResourceModel before = HARNESS.given(here(actual));
        ResourceModel desired = here(asked).toBuilder()
                .integrationResponseId(before.getIntegrationResponseId())
                .build();
        Optional<ResourceModel> previous = believed.map(UpdateProperties::here);

        ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.update(previous.orElse(null), desired);

        ResourceModel after = HARNESS.held().get(0);
        if (event.isSuccess()) {
            assertThat(event.getResourceModel()).isEqualTo(after);
            assertThat(leftOver(previous, desired, after)).isEmpty();
        } else if (event.getErrorCode() == HandlerErrorCode.InvalidRequest) {
            assertThat(event.getMessage())
                    .contains("The update also removes ", " Status Code: 400")
                    .containsPattern("ContentHandlingStrategy|ResponseParameters");
        } else {
            assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
            assertThat(leftOver(previous, desired, after)).isNotEmpty();
            assertThat(event.getMessage())
                    .contains(NamedProperties.of(desired).placesDifferingFrom(NamedProperties.of(after)));
        }
        assertThat(keptOf(desired.getResponseParameters(), after.getResponseParameters()))
                .containsAll(keptOf(desired.getResponseParameters(), before.getResponseParameters()));
        if (!emptyTemplatesCannotBeKept(behaviour)) {
            assertThat(keptOf(desired.getResponseTemplates(), after.getResponseTemplates()))
                    .containsAll(keptOf(desired.getResponseTemplates(), before.getResponseTemplates()));
        }
        // Three changes that are made, and three that are refused: without the one kind of removal, the other, and
        // both.
        assertThat(HARNESS.calls()).hasSizeBetween(1, 6);
    }

    @Property
    void inTheOrdinaryBehaviourATrueBeliefMakesOneCallEnough(
            @ForAll("states") ResourceModel actual, @ForAll("statesWithoutEmptyTemplates") ResourceModel asked) {
        HARNESS.clear();
        HARNESS.service().behave(ServiceBehaviour.ordinary());
        ResourceModel before = HARNESS.given(here(actual));
        ResourceModel desired = here(asked).toBuilder()
                .integrationResponseId(before.getIntegrationResponseId())
                .build();

        assertThat(HARNESS.update(before, desired)).isEqualTo(ProgressEvent.defaultSuccessHandler(desired));
        assertThat(HARNESS.calls()).hasSize(1);
    }

    @Property
    void whatIsThereAlreadyIsLeftAloneWithOneCall(
            @ForAll("behaviours") ServiceBehaviour behaviour,
            @ForAll("states") ResourceModel actual,
            @ForAll boolean believed) {
        HARNESS.clear();
        HARNESS.service().behave(behaviour);
        ResourceModel held = HARNESS.given(here(actual));

        assertThat(HARNESS.update(believed ? held : null, held)).isEqualTo(ProgressEvent.defaultSuccessHandler(held));
        assertThat(HARNESS.held()).containsExactly(held);
        assertThat(HARNESS.calls()).hasSize(1);
    }

    /** Otherwise a property would be tried in no state, or never removed. */
    @Example
    void theStatesHaveEveryPropertyWithSeveralValuesAndWithoutTheOptionalOnes() {
        List<NamedProperties> states =
                states().sampleStream().limit(500).map(NamedProperties::of).toList();

        assertThat(SchemaProperties.updatable()).allSatisfy(property -> assertThat(states.stream()
                        .map(state -> state.values().get(property))
                        .filter(Objects::nonNull)
                        .distinct())
                .as(property)
                .hasSizeGreaterThan(1));
        assertThat(SchemaProperties.optional()).allSatisfy(property -> assertThat(states)
                .as("a state without %s", property)
                .anySatisfy(state -> assertThat(state.names()).doesNotContain(property)));
    }

    /** The names of the properties that are not as asked, but for those that may be the service's own. */
    private static Set<String> leftOver(Optional<ResourceModel> previous, ResourceModel desired, ResourceModel after) {
        Set<String> left = NamedProperties.of(desired).differingFrom(NamedProperties.of(after));
        previous.map(NamedProperties::of)
                .ifPresent(before -> left.removeIf(name -> !before.names().contains(name)
                        && !NamedProperties.of(desired).names().contains(name)));
        return left;
    }

    /**
     * A service that replaced the map as a whole and took "" for a removal could not be sent any map that keeps an empty
     * template: whether it is in the map or left out, it goes. That this happened is still reported as FAILED.
     */
    private static boolean emptyTemplatesCannotBeKept(ServiceBehaviour behaviour) {
        return behaviour.maps() == Maps.REPLACED && behaviour.emptyTemplate() == EmptyTemplate.REMOVES;
    }

    @Provide
    static Arbitrary<ServiceBehaviour> behaviours() {
        return Arbitraries.of(ServiceBehaviour.all());
    }

    @Provide
    static Arbitrary<ServiceBehaviour> behavioursWithDefaults() {
        PropertyDefaults none = PropertyDefaults.none();
        return Combinators.combine(
                        behaviours(),
                        Arbitraries.of(
                                none,
                                none,
                                none.withContentHandlingStrategy(Optional.of("CONVERT_TO_TEXT")),
                                none.withTemplateSelectionExpression(Optional.of("${request.body.a}")),
                                none.withResponseParameters(Map.of("a", "'1'"))
                                        .withResponseTemplates(Map.of("b", "x"))))
                .as(ServiceBehaviour::withDefaults);
    }

    @Provide
    static Arbitrary<ResourceModel> states() {
        return states("", "x", "y");
    }

    @Provide
    static Arbitrary<ResourceModel> statesWithoutEmptyTemplates() {
        return states("x", "y");
    }

    @Provide
    static Arbitrary<Optional<ResourceModel>> beliefs() {
        return states().optional(0.8);
    }

    private static Arbitrary<ResourceModel> states(String... templates) {
        return Combinators.combine(
                        Arbitraries.of("$default", "/4/"),
                        Arbitraries.of("CONVERT_TO_TEXT", "CONVERT_TO_BINARY").injectNull(0.4),
                        Arbitraries.of("${request.body.a}", "${request.body.b}").injectNull(0.4),
                        entries("'1'", "'2'"),
                        entries(templates))
                .as((key, strategy, expression, parameters, bodies) -> ResourceModel.builder()
                        .integrationResponseKey(key)
                        .contentHandlingStrategy(strategy)
                        .templateSelectionExpression(expression)
                        .responseParameters(parameters.isEmpty() ? null : parameters)
                        .responseTemplates(bodies.isEmpty() ? null : bodies)
                        .build());
    }

    private static Arbitrary<Map<String, Object>> entries(String... values) {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c"), Arbitraries.of(values))
                .ofMaxSize(3)
                .map(HashMap::new);
    }

    private static ResourceModel here(ResourceModel state) {
        return state.toBuilder()
                .apiId(HARNESS.apiId())
                .integrationId(HARNESS.integrationId())
                .build();
    }

    /** The desired entries that are held. */
    private static List<Map.Entry<String, Object>> keptOf(Map<String, Object> desired, Map<String, Object> held) {
        return Optional.ofNullable(desired).orElse(Map.of()).entrySet().stream()
                .filter(entry -> held != null && entry.getValue().equals(held.get(entry.getKey())))
                .toList();
    }
}
