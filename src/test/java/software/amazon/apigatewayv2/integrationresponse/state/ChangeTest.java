package software.amazon.apigatewayv2.integrationresponse.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one request says, for what is desired and what is held. */
class ChangeTest {

    private static final IntegrationResponse NOTHING = Example.NOTHING.state();
    private static final IntegrationResponse EVERYTHING = Example.EVERYTHING.state();
    private static final MapChange NO_ENTRIES = new MapChange(Map.of(), Set.of());

    /** It has a removal of every kind, and says something besides. */
    private static final Change REMOVING = new Change(
            "k",
            Optional.of(""),
            Optional.of(""),
            new MapChange(Map.of("p", "1"), Set.of("r", "q")),
            Optional.of(new MapChange(Map.of("t", "x"), Set.of("v", "u"))));

    @ParameterizedTest
    @MethodSource
    void aChangeSaysWhatIsDesiredAndRemovesWhatIsHeldBesides(
            IntegrationResponse desired, IntegrationResponse held, Change change) {
        assertThat(Change.to(desired, held, Set.of())).isEqualTo(change);
    }

    static Stream<Arguments> aChangeSaysWhatIsDesiredAndRemovesWhatIsHeldBesides() {
        Change all = new Change(
                "k",
                Optional.of("S"),
                Optional.of("E"),
                new MapChange(Map.of("p", "1"), Set.of()),
                Optional.of(new MapChange(Map.of("t", "x"), Set.of())));
        Change none = new Change("k", Optional.empty(), Optional.empty(), NO_ENTRIES, Optional.of(NO_ENTRIES));
        Change removal = new Change(
                "k",
                Optional.of(""),
                Optional.of(""),
                new MapChange(Map.of(), Set.of("p")),
                Optional.of(new MapChange(Map.of(), Set.of("t"))));
        return Stream.of(
                arguments(NOTHING, NOTHING, none),
                arguments(NOTHING, EVERYTHING, removal),
                arguments(EVERYTHING, NOTHING, all),
                arguments(EVERYTHING, EVERYTHING, all),
                arguments(
                        EVERYTHING,
                        Example.EVERYTHING.withKey("l").withStrategy("T").state(),
                        all),
                // What is held empty is a removal that the service kept; for a template it may still work.
                arguments(NOTHING, Example.ofParameters(Map.of("p", "")), none),
                arguments(
                        NOTHING,
                        Example.ofTemplates(Map.of("t", "")),
                        new Change(
                                "k",
                                Optional.empty(),
                                Optional.empty(),
                                NO_ENTRIES,
                                Optional.of(new MapChange(Map.of(), Set.of("t"))))));
    }

    @ParameterizedTest
    @MethodSource
    void nothingIsSaidOfSomeTemplatesThatAreHeldEmpty(
            Map<String, String> desired, Map<String, String> held, Set<String> unsent, Optional<MapChange> templates) {
        Change change = Change.to(Example.ofTemplates(desired), Example.ofTemplates(held), unsent);

        assertThat(change.responseTemplates()).isEqualTo(templates);
    }

    static Stream<Arguments> nothingIsSaidOfSomeTemplatesThatAreHeldEmpty() {
        Map<String, String> emptyAndX = Map.of("e", "", "t", "x");
        Optional<MapChange> x = Optional.of(new MapChange(Map.of("t", "x"), Set.of()));
        return Stream.of(
                // All is as desired.
                arguments(Map.of("e", ""), Map.of("e", ""), Set.of("e"), Optional.empty()),
                arguments(emptyAndX, emptyAndX, Set.of("e"), Optional.empty()),
                arguments(Map.of("t", "x"), Map.of("t", "x"), Set.of(), x),
                // The rest is not.
                arguments(emptyAndX, Map.of("e", "", "t", "y"), Set.of("e"), x),
                arguments(emptyAndX, Map.of("e", ""), Set.of("e"), x),
                // An empty map would clear what is desired.
                arguments(Map.of("e", ""), Map.of(), Set.of("e"), Optional.empty()),
                arguments(Map.of("e", ""), Map.of("e", "", "f", ""), Set.of("e", "f"), Optional.empty()),
                arguments(
                        Map.of("e", ""),
                        Map.of("u", "x"),
                        Set.of("e"),
                        Optional.of(new MapChange(Map.of(), Set.of("u")))),
                // Nothing is desired, so it may be cleared.
                arguments(Map.of(), Map.of("f", ""), Set.of("f"), Optional.of(NO_ENTRIES)));
    }

    @ParameterizedTest
    @MethodSource
    void someKindsOfRemovalAreLeftOut(Set<Removal> kinds, Change left) {
        assertThat(REMOVING.withoutRemovals(kinds)).isEqualTo(left);
    }

    static Stream<Arguments> someKindsOfRemovalAreLeftOut() {
        MapChange noRemovals = new MapChange(Map.of("p", "1"), Set.of());
        return Stream.of(
                arguments(Set.of(), REMOVING),
                arguments(Set.of(Removal.OF_PARAMETERS), removing(Optional.of(""), noRemovals)),
                arguments(Set.of(Removal.OF_STRATEGY), removing(Optional.empty(), REMOVING.responseParameters())),
                arguments(EnumSet.allOf(Removal.class), removing(Optional.empty(), noRemovals)));
    }

    @Test
    void aStrategyThatIsDesiredIsNoRemoval() {
        Change change = Change.to(EVERYTHING, NOTHING, Set.of());

        assertThat(change.withoutRemovals(EnumSet.allOf(Removal.class))).isEqualTo(change);
        assertThat(change.removals()).isEmpty();
        assertThat(change.removedTemplates()).isEmpty();
    }

    @Test
    void removalsAreNamedInOrder() {
        assertThat(REMOVING.removals())
                .containsExactly(
                        "ContentHandlingStrategy",
                        "TemplateSelectionExpression",
                        "ResponseParameters[\"q\"]",
                        "ResponseParameters[\"r\"]",
                        "ResponseTemplates[\"u\"]",
                        "ResponseTemplates[\"v\"]");
        assertThat(REMOVING.removedTemplates()).containsExactlyInAnyOrder("u", "v");
    }

    @Test
    void whereNothingIsSaidOfTemplatesNoneIsRemoved() {
        Change change = new Change("k", Optional.empty(), Optional.empty(), NO_ENTRIES, Optional.empty());

        assertThat(change.removals()).isEqualTo(List.of());
        assertThat(change.removedTemplates()).isEmpty();
    }

    private static Change removing(Optional<String> strategy, MapChange parameters) {
        return new Change(
                "k", strategy, REMOVING.templateSelectionExpression(), parameters, REMOVING.responseTemplates());
    }
}
