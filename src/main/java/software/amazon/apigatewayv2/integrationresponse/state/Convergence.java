package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way from what API Gateway holds to what was asked, one {@link Change} after the other.
 *
 * <p>How an update treats the two maps of an integration response is not published. Whichever way it is, each answer says
 * what is held now, and the next change follows from that. The same change is never sent twice, and no more
 * than {@value #MOST_ANSWERS} are made, one more counting those refused: what three did not reach, a fourth does not.
 *
 * @param sent the changes so far, the last of them the one to send now
 * @param answers what the service said that it holds, after each change that it made
 */
public record Convergence(IntegrationResponse desired, List<Change> sent, List<IntegrationResponse> answers) {

    static final int MOST_ANSWERS = 3;

    public Convergence {
        sent = List.copyOf(sent);
        answers = List.copyOf(answers);
    }

    /**
     * Starts towards the desired state.
     *
     * @param believed what the service is believed to hold; the desired state itself if nothing is known. The belief may
     *     be wrong, so no empty template is sent on the strength of it
     */
    public static Convergence towards(IntegrationResponse desired, IntegrationResponse believed) {
        Change first = Change.to(desired, believed, emptyTemplates(desired.responseTemplates()));
        return new Convergence(desired, List.of(first), List.of());
    }

    /** The change to send now. */
    public Change change() {
        return sent.get(sent.size() - 1);
    }

    /** What to send after the service answered with this state; empty when nothing new is left to try. */
    public Optional<Convergence> after(IntegrationResponse held) {
        Set<String> empty = emptyTemplates(held.responseTemplates());
        Set<String> leftOut = intersection(empty, emptyTemplates(desired.responseTemplates()));
        Change next = Change.to(desired, held, replacesTemplates(held) ? Set.of() : leftOut)
                .withoutTombstones(intersection(empty, change().removedTemplates(desired)));
        return answers.size() + 1 < MOST_ANSWERS ? then(next, plus(answers, held)) : Optional.empty();
    }

    /**
     * What to send after the service refused the change as invalid: the same without the tombstones of its maps, which a
     * service that replaces maps does not need; empty when there were none.
     */
    public Optional<Convergence> afterRefusal() {
        return then(change().withoutMapTombstones(desired), answers);
    }

    /** What the change to send now removes, each with its property's name. */
    public List<String> removals() {
        return change().removals(desired);
    }

    private Optional<Convergence> then(Change next, List<IntegrationResponse> answered) {
        return sent.contains(next) || sent.size() > MOST_ANSWERS
                ? Optional.empty()
                : Optional.of(new Convergence(desired, plus(sent, next), answered));
    }

    /** Whether a template that was held and not sent is gone: then the service replaces the map as a whole. */
    private boolean replacesTemplates(IntegrationResponse held) {
        Set<String> sentNow = change().responseTemplates()
                .map(Map::keySet)
                .orElse(desired.responseTemplates().keySet());
        return answers.stream()
                .skip(Math.max(0, answers.size() - 1))
                .flatMap(before -> before.responseTemplates().keySet().stream())
                .anyMatch(name ->
                        !sentNow.contains(name) && !held.responseTemplates().containsKey(name));
    }

    private static Set<String> emptyTemplates(Map<String, String> templates) {
        return templates.keySet().stream()
                .filter(name -> templates.get(name).isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> intersection(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).collect(Collectors.toSet());
    }

    private static <T> List<T> plus(List<T> elements, T last) {
        return Stream.concat(elements.stream(), Stream.of(last)).toList();
    }
}
