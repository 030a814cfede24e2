package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyTemplate;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.Maps;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** From any state, whatever CloudFormation says was there before, to any other, under any behaviour of the service. */
class UpdateProperties {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HandlerHarness HARNESS = new HandlerHarness();

    private static final List<CallDetail> CALLS = new CopyOnWriteArrayList<>();

    static {
        HARNESS.service().watch(CALLS::add);
    }

    @AfterContainer
    static void close() {
        HARNESS.close();
    }

    /**
     * Success: the service holds what was requested, and besides only entries that neither the previous nor the desired
     * state names. Failure: each difference is named, with the service's words if it refused something.
     */
    @Property
    void reachesWhatWasRequestedOrFailsAndNamesEachDifference(
            @ForAll("behaviours") ServiceBehaviour behaviour,
            @ForAll("states") ResourceModel actual,
            @ForAll("previousStates") Optional<ResourceModel> previous,
            @ForAll("states") ResourceModel requested)
            throws IOException {
        ResourceModel before = given(behaviour, actual);
        ResourceModel desired = at(before, requested);
        CALLS.clear();

        ProgressEvent<ResourceModel, CallbackContext> event = update(previous, desired);

        ResourceModel after = HARNESS.held().get(0);
        List<String> differences = NamedProperties.of(desired).placesDifferingFrom(NamedProperties.of(after));
        List<String> notDefaults = notDefaults(previous, before, desired, after);
        if (event.isSuccess()) {
            assertThat(event.getResourceModel()).isEqualTo(after);
            assertThat(differences).doesNotContainAnyElementsOf(notDefaults);
            assertThat(differences.isEmpty() || previous.isPresent()).isTrue();
        } else {
            assertThat(event.getErrorCode())
                    .isIn(HandlerErrorCode.GeneralServiceException, HandlerErrorCode.InvalidRequest);
            assertThat(differences).isNotEmpty().allSatisfy(place -> assertThat(event.getMessage())
                    .contains(place));
            if (CALLS.stream().anyMatch(call -> call.call().status() == 400)) {
                assertThat(event.getMessage()).contains("Status Code: 400, Request ID: ");
            }
            if (previous.isPresent()) {
                assertThat(differences)
                        .as("not only defaults: %s", event.getMessage())
                        .containsAnyElementsOf(notDefaults);
            }
        }
        assertOnlyHeldOrDesiredIsWritten(before, desired);
        assertThat(keptOf(desired.getResponseParameters(), after.getResponseParameters()))
                .containsAll(keptOf(desired.getResponseParameters(), before.getResponseParameters()));
        // Where maps are replaced and "" removes, an empty template goes whether it is sent or left out: reported as
        // FAILED.
        if (behaviour.maps() != Maps.REPLACED || behaviour.emptyTemplate() != EmptyTemplate.REMOVES) {
            assertThat(keptOf(desired.getResponseTemplates(), after.getResponseTemplates()))
                    .containsAll(keptOf(desired.getResponseTemplates(), before.getResponseTemplates()));
        }
        // The look, three changes that are made, and three that are refused.
        assertThat(CALLS).hasSizeBetween(1, 7);
    }

    /** As in a rollback: whatever the failed template named, nothing has to change. */
    @Property
    void changesNothingWhereWhatWasRequestedIsHeld(
            @ForAll("behaviours") ServiceBehaviour behaviour,
            @ForAll("states") ResourceModel actual,
            @ForAll("previousStates") Optional<ResourceModel> previous) {
        ResourceModel held = given(behaviour, actual);

        assertThat(update(previous, held)).isEqualTo(ProgressEvent.defaultSuccessHandler(held));
        assertThat(HARNESS.held()).containsExactly(held);
        assertThat(HARNESS.calls()).containsExactly(ServiceOperations.GET);
    }

    @Property
    void needsOneChangeInTheOrdinaryBehaviour(
            @ForAll("states") ResourceModel actual,
            @ForAll("previousStates") Optional<ResourceModel> previous,
            @ForAll("statesWithoutEmptyTemplates") ResourceModel requested) {
        ResourceModel before = given(ServiceBehaviour.ordinary(), actual);
        ResourceModel desired = HandlerHarness.shown(at(before, requested));

        assertThat(update(previous, desired)).isEqualTo(ProgressEvent.defaultSuccessHandler(desired));
        assertThat(HARNESS.calls())
                .containsExactlyElementsOf(
                        desired.equals(before)
                                ? List.of(ServiceOperations.GET)
                                : List.of(ServiceOperations.GET, ServiceOperations.UPDATE));
    }

    /**
     * A service that replaces maps and keeps "" needs three changes: the removal is kept, and the map is cleared and
     * sent again. As in a rollback, the previous state has nothing that is held.
     */
    @Example
    void reachesAnEmptyTemplateWithAThirdChange() {
        ResourceModel before = given(
                ServiceBehaviour.ordinary().withMaps(Maps.REPLACED).withEmptyTemplate(EmptyTemplate.KEPT),
                HARNESS.model("$default").toBuilder()
                        .responseTemplates(Map.of("a", "1"))
                        .build());
        ResourceModel desired =
                before.toBuilder().responseTemplates(Map.of("b", "")).build();

        assertThat(HARNESS.update(desired, desired).isSuccess()).isTrue();
        assertThat(HARNESS.held()).containsExactly(desired);
        assertThat(HARNESS.calls()).hasSize(4);
    }

    /** What a request sends is desired, or held, or "" for an entry that is held. */
    private static void assertOnlyHeldOrDesiredIsWritten(ResourceModel before, ResourceModel desired)
            throws IOException {
        Map<String, Map<String, JsonNode>> wanted = NamedProperties.of(desired).entries();
        Map<String, Map<String, JsonNode>> held = NamedProperties.of(before).entries();
        for (CallDetail call : CALLS) {
            if (call.call().operation().equals(ServiceOperations.UPDATE)) {
                Map<String, Map<String, JsonNode>> seen = held;
                NamedProperties.ofRequest(JSON.readTree(call.requestBody()))
                        .forEach((property, entries) -> entries.forEach((entry, value) -> {
                            boolean removes = value.textValue().isEmpty() && value(seen, property, entry) != null;
                            assertThat(removes || value.equals(value(wanted, property, entry)))
                                    .as("%s %s in %s", property, entry, call.requestBody())
                                    .isTrue();
                        }));
                if (call.succeeded()) {
                    held = NamedProperties.ofRequest(JSON.readTree(call.responseBody()));
                }
            }
        }
    }

    private static JsonNode value(Map<String, Map<String, JsonNode>> properties, String property, String entry) {
        return properties.getOrDefault(property, Map.of()).get(entry);
    }

    /** The places that cannot be defaults of the service: requested, left of the previous state, or made of a removal. */
    private static List<String> notDefaults(
            Optional<ResourceModel> previous, ResourceModel before, ResourceModel desired, ResourceModel after) {
        Map<String, Map<String, JsonNode>> left = NamedProperties.of(after).entries();
        Map<String, Map<String, JsonNode>> held = NamedProperties.of(before).entries();
        Map<String, Map<String, JsonNode>> named =
                previous.map(NamedProperties::of).map(NamedProperties::entries).orElse(Map.of());
        List<String> places = new ArrayList<>();
        NamedProperties.of(desired).entries().forEach((property, entries) -> entries.keySet()
                .forEach(entry -> places.add(property + entry)));
        left.forEach((property, entries) -> entries.forEach((entry, value) -> {
            JsonNode given = value(named, property, entry);
            // An earlier invocation may have emptied what the previous state names.
            boolean isNamed = given != null && given.isValueNode() && !given.isNull();
            boolean isKeptRemoval =
                    value.textValue().isEmpty() && (isNamed || !value.equals(value(held, property, entry)));
            if (value.equals(given) || isKeptRemoval) {
                places.add(property + entry);
            }
        }));
        return places;
    }

    @Provide
    static Arbitrary<ServiceBehaviour> behaviours() {
        StoredIntegrationResponse none = StoredIntegrationResponse.empty();
        return Combinators.combine(
                        Arbitraries.of(ServiceBehaviour.all()),
                        Arbitraries.of(
                                none,
                                none,
                                FilledIn.STRATEGY.defaults(),
                                new FilledIn(Member.TEMPLATE_SELECTION_EXPRESSION).defaults(),
                                none.with(Member.RESPONSE_PARAMETERS, Map.of("a", "'1'"))
                                        .with(Member.RESPONSE_TEMPLATES, Map.of("b", "x"))))
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

    /** None, any state, or one with values that no handler would take. */
    @Provide
    static Arbitrary<Optional<ResourceModel>> previousStates() {
        Arbitrary<ResourceModel> odd = Combinators.combine(
                        states(), Arbitraries.of(1, true, List.of("x"), Map.of("x", 1)), Arbitraries.of("a", "b"))
                .as((state, value, entry) -> state.toBuilder()
                        .contentHandlingStrategy("UNKNOWN")
                        .responseTemplates(Map.of(entry, value))
                        .build());
        return Arbitraries.frequencyOf(Tuple.of(3, states()), Tuple.of(1, odd)).optional(0.85);
    }

    /** Any combination of the sample values of all properties; the entries of maps are any. */
    private static Arbitrary<ResourceModel> states(String... templates) {
        List<Arbitrary<Map<String, Object>>> properties = SampleValues.all().entrySet().stream()
                .map(sample -> values(sample.getKey(), sample.getValue(), templates)
                        .injectNull(SchemaProperties.optional().contains(sample.getKey()) ? 0.4 : 0)
                        .map(value -> Collections.singletonMap(sample.getKey(), value)))
                .toList();
        return Combinators.combine(properties).as(values -> {
            Map<String, Object> model = new HashMap<>();
            values.forEach(model::putAll);
            return JSON.convertValue(model, ResourceModel.class);
        });
    }

    private static Arbitrary<Object> values(String property, Object one, String... templates) {
        String[] texts = property.equals("ResponseTemplates") ? templates : new String[] {"'1'", "'2'"};
        return one instanceof Map
                ? Arbitraries.maps(Arbitraries.of("a", "b", "c"), Arbitraries.of(texts))
                        .ofMaxSize(3)
                        .map(HashMap::new)
                : Arbitraries.of(one, SampleValues.others().get(property));
    }

    private static ResourceModel given(ServiceBehaviour behaviour, ResourceModel actual) {
        HARNESS.clear();
        HARNESS.service().behave(behaviour);
        return HARNESS.given(here(actual));
    }

    private static ProgressEvent<ResourceModel, CallbackContext> update(
            Optional<ResourceModel> previous, ResourceModel desired) {
        return HARNESS.update(previous.map(UpdateProperties::here).orElse(null), desired);
    }

    private static ResourceModel here(ResourceModel state) {
        return state.toBuilder()
                .apiId(HARNESS.apiId())
                .integrationId(HARNESS.integrationId())
                .build();
    }

    private static ResourceModel at(ResourceModel held, ResourceModel state) {
        return here(state).toBuilder()
                .integrationResponseId(held.getIntegrationResponseId())
                .build();
    }

    /** The desired entries that are held. */
    private static List<Map.Entry<String, Object>> keptOf(Map<String, Object> desired, Map<String, Object> held) {
        return Optional.ofNullable(desired).orElse(Map.of()).entrySet().stream()
                .filter(entry -> held != null && entry.getValue().equals(held.get(entry.getKey())))
                .toList();
    }
}
