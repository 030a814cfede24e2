package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way from what API Gateway holds to what was asked, one {@link Change} after the other.
 *
 * <p>How an update treats the two maps of an integration response is not published. Whichever way it is, each answer says
 * what is held now, and the next change follows from that. The same change is never sent twice, and never more than
 * {@value #MOST_CHANGES}: what three of them did not reach, a fourth does not either.
 *
 * @param sent the changes so far, the last of them the one to send now
 */
public record Convergence(IntegrationResponse desired, List<Change> sent) {

    static final int MOST_CHANGES = 3;

    public Convergence {
        sent = List.copyOf(sent);
    }

    /**
     * Starts towards the desired state.
     *
     * @param previous what the service is believed to hold, if anything is known of it
     */
    public static Convergence towards(IntegrationResponse desired, Optional<IntegrationResponse> previous) {
        return new Convergence(
                desired, List.of(previous.map(held -> Change.to(desired, held)).orElseGet(() -> Change.to(desired))));
    }

    /** The change to send now. */
    public Change change() {
        return sent.get(sent.size() - 1);
    }

    /** What to send after the service answered with this state; empty when nothing new is left to try. */
    public Optional<Convergence> after(IntegrationResponse held) {
        return then(Change.to(desired, held).withoutTombstones(templatesKeptEmpty(held)));
    }

    /**
     * What to send after the service refused the change as invalid: the same without the tombstones of its maps, which a
     * service that replaces maps does not need; empty when there were none.
     */
    public Optional<Convergence> afterRefusal() {
        return then(change().withoutMapTombstones(desired));
    }

    /** What the change to send now removes, each with its property's name. */
    public List<String> removals() {
        return change().removals(desired);
    }

    private Optional<Convergence> then(Change next) {
        if (sent.size() == MOST_CHANGES || sent.contains(next)) {
            return Optional.empty();
        }
        List<Change> changes = new ArrayList<>(sent);
        changes.add(next);
        return Optional.of(new Convergence(desired, changes));
    }

    private Set<String> templatesKeptEmpty(IntegrationResponse held) {
        Set<String> kept = change().removedTemplates(desired);
        kept.removeIf(name -> !"".equals(held.responseTemplates().get(name)));
        return kept;
    }
}
