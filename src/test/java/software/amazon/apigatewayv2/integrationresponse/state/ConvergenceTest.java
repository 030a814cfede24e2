package software.amazon.apigatewayv2.integrationresponse.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent next, after what was answered or refused. */
class ConvergenceTest {

    private static final Example NOTHING = Example.NOTHING;
    private static final Example EVERYTHING = Example.EVERYTHING;

    @Test
    void withoutABeliefTheFirstChangeSaysWhatIsDesiredAndRemovesNothing() {
        Convergence way = Convergence.towards(EVERYTHING.state(), Optional.empty());

        assertThat(way.change()).isEqualTo(Change.to(EVERYTHING.state(), EVERYTHING.state(), Set.of()));
        assertThat(way.removals()).isEmpty();
        assertThat(way.lastActual()).isEmpty();
    }

    @Test
    void whatIsBelievedToBeHeldBesidesIsRemovedAtOnce() {
        Convergence way = Convergence.towards(NOTHING.state(), Optional.of(EVERYTHING.state()));

        assertThat(way.removals())
                .containsExactly(
                        "ContentHandlingStrategy",
                        "TemplateSelectionExpression",
                        "ResponseParameters[\"p\"]",
                        "ResponseTemplates[\"t\"]");
    }

    /** The templates of each request; null stands for none said, and the answers are states with these templates. */
    @ParameterizedTest
    @MethodSource
    void anEmptyTemplateIsSentOnlyWhereItIsNotTakenForARemoval(
            Map<String, String> desired,
            Map<String, String> believed,
            List<Example> answers,
            List<Map<String, String>> sent) {
        Convergence way = Convergence.towards(
                Example.ofTemplates(desired), Optional.ofNullable(believed).map(Example::ofTemplates));

        assertThat(templates(way)).isEqualTo(Optional.ofNullable(sent.get(0)));
        for (int i = 0; i < answers.size(); i++) {
            way = way.after(answers.get(i).state()).orElseThrow();
            assertThat(templates(way)).as("after answer %d", i + 1).isEqualTo(Optional.ofNullable(sent.get(i + 1)));
        }
    }

    static Stream<Arguments> anEmptyTemplateIsSentOnlyWhereItIsNotTakenForARemoval() {
        Map<String, String> x = Map.of("t", "x");
        Map<String, String> emptyAndX = Map.of("e", "", "t", "x");
        Map<String, String> twoEmptyAndX = Map.of("d", "", "e", "", "t", "x");
        return Stream.of(
                // The belief that an empty template is held may be wrong, and so may be the one that it is not.
                arguments(emptyAndX, emptyAndX, List.of(), Collections.singletonList(null)),
                arguments(emptyAndX, x, List.of(), Arrays.asList(x)),
                arguments(emptyAndX, null, List.of(), Collections.singletonList(null)),
                // Now it is known not to be held.
                arguments(emptyAndX, x, List.of(answer(x)), Arrays.asList(x, emptyAndX)),
                arguments(emptyAndX, x, List.of(answer(Map.of("e", "y", "t", "x"))), Arrays.asList(x, emptyAndX)),
                // It is held, and stays unsent while other things are said.
                arguments(
                        emptyAndX,
                        x,
                        List.of(answer(Map.of("e", "", "u", "y"))),
                        Arrays.asList(x, Map.of("t", "x", "u", ""))),
                // It was held and not sent, and it is gone: maps are replaced, so all of them are sent from now on.
                arguments(
                        twoEmptyAndX,
                        x,
                        List.of(
                                answer(Map.of("d", "", "e", "", "t", "y")).withStrategy("S"),
                                answer(Map.of("d", "", "t", "x")).withStrategy("S")),
                        Arrays.asList(x, x, twoEmptyAndX)),
                // It was held, and it is gone after nothing was said of any template: nothing was replaced.
                arguments(
                        emptyAndX,
                        x,
                        List.of(
                                answer(emptyAndX).withStrategy("S"),
                                answer(Map.of("e", "")).withStrategy("S")),
                        Arrays.asList(x, null, x)),
                // What was held, was sent and is gone says nothing of what was not sent.
                arguments(
                        emptyAndX,
                        null,
                        List.of(answer(Map.of("e", "", "u", "y")), answer(Map.of("e", ""))),
                        Arrays.asList(null, Map.of("t", "x", "u", ""), x)),
                // A removal that was kept as an empty template is left out of the next request.
                arguments(Map.of(), x, List.of(answer(Map.of("t", ""))), Arrays.asList(Map.of("t", ""), Map.of())),
                // An empty template that was not asked to be removed before is now.
                arguments(
                        Map.of(),
                        Map.of(),
                        List.of(answer(Map.of("t", ""))),
                        Arrays.asList(Map.of(), Map.of("t", ""))));
    }

    @Test
    void theSameChangeIsNeverSentTwice() {
        Convergence way = Convergence.towards(
                NOTHING.state(), Optional.of(NOTHING.withStrategy("S").state()));

        assertThat(way.after(NOTHING.withStrategy("S").state())).isEmpty();
    }

    @Test
    void afterThreeAnswersThereIsNoFourthChange() {
        Convergence first = Convergence.towards(NOTHING.state(), Optional.empty());
        Convergence second = first.after(Example.ofParameters(Map.of("a", "1"))).orElseThrow();
        Convergence third = second.after(Example.ofParameters(Map.of("b", "1"))).orElseThrow();

        assertThat(third.removals()).containsExactly("ResponseParameters[\"b\"]");
        assertThat(third.lastActual()).contains(Example.ofParameters(Map.of("b", "1")));
        assertThat(third.after(Example.ofParameters(Map.of("c", "1")))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void afterARefusalTheSameIsSentWithoutAKindOfRemoval(
            Example believed, List<Example> answers, List<List<String>> removals) {
        Convergence way = Convergence.towards(NOTHING.state(), Optional.of(believed.state()));
        for (Example answer : answers) {
            way = way.after(answer.state()).orElseThrow();
        }

        for (List<String> left : removals) {
            Optional<IntegrationResponse> known = way.lastActual();
            way = way.afterRefusal().orElseThrow();
            assertThat(way.removals()).isEqualTo(left);
            assertThat(way.lastActual()).isEqualTo(known);
        }

        assertThat(way.afterRefusal()).isEmpty();
    }

    static Stream<Arguments> afterARefusalTheSameIsSentWithoutAKindOfRemoval() {
        Example strategy = NOTHING.withStrategy("S");
        Example parameter = NOTHING.withParameters(Map.of("p", "1"));
        Example both = strategy.withParameters(Map.of("p", "1"));
        Example expression = NOTHING.withExpression("E");
        List<String> ofStrategy = List.of("ContentHandlingStrategy");
        List<String> ofParameter = List.of("ResponseParameters[\"p\"]");
        List<String> none = List.of();
        return Stream.of(
                arguments(NOTHING, List.of(), List.of()),
                arguments(expression, List.of(), List.of()),
                arguments(parameter, List.of(), List.of(none)),
                // Nothing was changed, so the strategy that cannot be cleared fails the update.
                arguments(strategy, List.of(), List.of()),
                arguments(both, List.of(), List.of(ofStrategy)),
                // Something was changed, so the rest is made as well.
                arguments(NOTHING, List.of(both), List.of(ofStrategy, ofParameter)),
                arguments(
                        NOTHING,
                        List.of(both.withExpression("E")),
                        List.of(
                                List.of("ContentHandlingStrategy", "TemplateSelectionExpression"),
                                List.of("TemplateSelectionExpression", "ResponseParameters[\"p\"]"),
                                List.of("TemplateSelectionExpression"))),
                arguments(expression, List.of(strategy), List.of(none)),
                // What is left was sent already.
                arguments(NOTHING, List.of(strategy), List.of()));
    }

    @Test
    void whatWasRefusedIsNotAskedForAgain() {
        Convergence refused = Convergence.towards(
                        NOTHING.state(),
                        Optional.of(EVERYTHING
                                .withStrategy(null)
                                .withExpression(null)
                                .state()))
                .afterRefusal()
                .orElseThrow();

        Convergence next = refused.after(EVERYTHING.state()).orElseThrow();

        assertThat(refused.leftOut()).containsExactly(Removal.OF_PARAMETERS);
        assertThat(next.refused()).containsExactly(Removal.OF_PARAMETERS);
        assertThat(next.removals())
                .containsExactly("ContentHandlingStrategy", "TemplateSelectionExpression", "ResponseTemplates[\"t\"]");
        assertThat(next.afterRefusal().orElseThrow().removals())
                .containsExactly("TemplateSelectionExpression", "ResponseTemplates[\"t\"]");
    }

    private static Optional<Map<String, String>> templates(Convergence way) {
        return way.change().responseTemplates().map(MapChange::sent);
    }

    private static Example answer(Map<String, String> templates) {
        return NOTHING.withTemplates(templates);
    }
}
