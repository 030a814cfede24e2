package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an update gets from what API Gateway holds to what was requested, one {@link Change} after the other.
 *
 * <p>How an update treats the two maps of an integration response is not published. Whichever way it is, each response
 * says what is held now, and the next change follows from that. The same change is never sent twice, what was refused is
 * not asked for again, and no more than {@value #MOST_CHANGES} changes are made: what three did not reach, a fourth does
 * not either.
 *
 * @param sent the changes so far, the last of them the one to send now
 * @param actuals what the service said that it holds, after each change that it made
 * @param refused the kinds of removal that the service does not take
 */
public record Convergence(
        IntegrationResponse desired, List<Change> sent, List<IntegrationResponse> actuals, Set<Removal> refused) {

    static final int MOST_CHANGES = 3;

    public Convergence {
        sent = List.copyOf(sent);
        actuals = List.copyOf(actuals);
        refused = Set.copyOf(refused);
    }

    /**
     * Starts towards the desired state.
     *
     * @param believed what the service is believed to hold, if anything is. The belief may be wrong, so no empty template
     *     is sent on the strength of it
     */
    public static Convergence towards(IntegrationResponse desired, Optional<IntegrationResponse> believed) {
        Change first = Change.to(desired, believed.orElse(desired), emptyTemplates(desired.responseTemplates()));
        return new Convergence(desired, List.of(first), List.of(), Set.of());
    }

    /** The change to send now. */
    public Change change() {
        return sent.get(sent.size() - 1);
    }

    /** What the service said last that it holds, if it said so. */
    public Optional<IntegrationResponse> lastActual() {
        return actuals.isEmpty() ? Optional.empty() : Optional.of(actuals.get(actuals.size() - 1));
    }

    /** What to send after the service responded with this state; empty when nothing new is left to try. */
    public Optional<Convergence> after(IntegrationResponse actual) {
        Change next = Change.to(desired, actual, unsent(actual)).withoutRemovals(refused);
        return actuals.size() + 1 < MOST_CHANGES ? then(next, plus(actuals, actual), refused) : Optional.empty();
    }

    /**
     * What to send after the service refused the change as invalid: the same without a kind of removal that it may not
     * take; empty when there is none left. A strategy that cannot be cleared fails the update before anything is changed;
     * only if something was changed already, the rest is made as well, so that nothing is left half done.
     */
    public Optional<Convergence> afterRefusal() {
        return Stream.of(Removal.values())
                .filter(kind -> kind == Removal.OF_PARAMETERS || !actuals.isEmpty())
                .filter(kind -> !change().withoutRemovals(Set.of(kind)).equals(change()))
                .findFirst()
                .flatMap(kind -> then(
                        change().withoutRemovals(Set.of(kind)),
                        actuals,
                        Stream.concat(refused.stream(), Stream.of(kind)).collect(Collectors.toSet())));
    }

    /** What the change to send now removes, each with its property's name. */
    public List<String> removals() {
        return change().removals();
    }

    private Optional<Convergence> then(Change next, List<IntegrationResponse> nowActual, Set<Removal> nowRefused) {
        return sent.contains(next)
                ? Optional.empty()
                : Optional.of(new Convergence(desired, plus(sent, next), nowActual, nowRefused));
    }

    /**
     * The names of the templates that are held empty and that the next change says nothing about: desired ones, unless the
     * service replaces the map as a whole, and those that are removals that it kept, which only leaving them out can
     * remove.
     */
    private Set<String> unsent(IntegrationResponse actual) {
        Set<String> kept = replacesTemplates(actual) ? Set.of() : emptyTemplates(desired.responseTemplates());
        Set<String> removals = change().removedTemplates();
        return emptyTemplates(actual.responseTemplates()).stream()
                .filter(name -> kept.contains(name) || removals.contains(name))
                .collect(Collectors.toSet());
    }

    /** Whether a template that was held and not sent is gone: then the service replaces the map as a whole. */
    private boolean replacesTemplates(IntegrationResponse actual) {
        Set<String> sentNow = change().responseTemplates()
                .map(templates -> templates.sent().keySet())
                .orElse(desired.responseTemplates().keySet());
        return actuals.stream()
                .skip(Math.max(0, actuals.size() - 1))
                .flatMap(before -> before.responseTemplates().keySet().stream())
                .anyMatch(name ->
                        !sentNow.contains(name) && !actual.responseTemplates().containsKey(name));
    }

    private static Set<String> emptyTemplates(Map<String, String> templates) {
        return templates.keySet().stream()
                .filter(name -> templates.get(name).isEmpty())
                .collect(Collectors.toSet());
    }

    private static <T> List<T> plus(List<T> elements, T last) {
        return Stream.concat(elements.stream(), Stream.of(last)).toList();
    }
}
