package software.amazon.apigatewayv2.integrationresponse.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a request says about one map. */
class MapChangeTest {

    @ParameterizedTest
    @MethodSource
    void allThatIsDesiredIsSentAndAnEmptyTextForWhatIsHeldBesides(
            Map<String, String> desired, Set<String> held, Map<String, String> sent) {
        assertThat(MapChange.to(desired, held).sent()).isEqualTo(sent);
    }

    static Stream<Arguments> allThatIsDesiredIsSentAndAnEmptyTextForWhatIsHeldBesides() {
        return Stream.of(
                arguments(Map.of(), Set.of(), Map.of()),
                arguments(Map.of("a", "1"), Set.of(), Map.of("a", "1")),
                arguments(Map.of("a", "1"), Set.of("a"), Map.of("a", "1")),
                arguments(Map.of(), Set.of("a", "b"), Map.of("a", "", "b", "")),
                arguments(Map.of("a", "1", "c", ""), Set.of("a", "b"), Map.of("a", "1", "b", "", "c", "")));
    }

    @ParameterizedTest
    @MethodSource
    void nothingIsSaidOfNamesThatAreLeftOut(Set<String> names, MapChange left) {
        assertThat(new MapChange(Map.of("a", "1", "b", "2"), Set.of("c", "d")).withoutNames(names))
                .isEqualTo(left);
    }

    static Stream<Arguments> nothingIsSaidOfNamesThatAreLeftOut() {
        return Stream.of(
                arguments(Set.of(), new MapChange(Map.of("a", "1", "b", "2"), Set.of("c", "d"))),
                arguments(Set.of("a"), new MapChange(Map.of("b", "2"), Set.of("c", "d"))),
                arguments(Set.of("d"), new MapChange(Map.of("a", "1", "b", "2"), Set.of("c"))),
                arguments(Set.of("a", "b", "c", "d", "e"), new MapChange(Map.of(), Set.of())));
    }

    @Test
    void withoutRemovalsTheEntriesStay() {
        assertThat(new MapChange(Map.of("a", ""), Set.of("b")).withoutRemovals())
                .isEqualTo(new MapChange(Map.of("a", ""), Set.of()));
    }
}
