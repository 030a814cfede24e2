package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an update gets from the state that API Gateway holds to the desired one, one {@link Change} after the other.
 *
 * <p>AWS does not publish how an update treats the two maps of an integration response. So each change follows from what
 * the service was last seen to hold. The same change is never sent twice, a removal that was refused is not asked for
 * again, and at most {@value #MAX_CHANGES} changes are made: what three do not reach, a fourth does not reach either.
 *
 * @param previous the state that CloudFormation says was there before; if it says nothing, anything that is left may be
 *     what was to be removed
 * @param first the state that was held at first
 * @param seen the state that the service was last seen to hold
 * @param made how many changes the service made
 * @param sent the changes that were sent, the last of them now
 * @param refused the properties whose removals the service refused in changes before
 * @param leftOut the properties whose removals the change to send now leaves out
 * @param replaced the maps from which an entry vanished that was not sent
 */
public record Convergence(
        IntegrationResponse desired,
        Optional<IntegrationResponse> previous,
        IntegrationResponse first,
        IntegrationResponse seen,
        int made,
        List<Change> sent,
        Set<Property> refused,
        Set<Property> leftOut,
        Set<Property> replaced) {

    static final int MAX_CHANGES = 3;

    /**
     * The removals to leave out after a refusal, one set after the other. Whether the service takes {@code ""} for a
     * parameter (the service model asks for one character) or for the strategy is not published.
     */
    private static final List<Set<Property>> LEFT_OUT = List.of(
            Set.of(Property.RESPONSE_PARAMETERS),
            Set.of(Property.CONTENT_HANDLING_STRATEGY),
            Set.of(Property.RESPONSE_PARAMETERS, Property.CONTENT_HANDLING_STRATEGY));

    public Convergence {
        sent = List.copyOf(sent);
        refused = Set.copyOf(refused);
        leftOut = Set.copyOf(leftOut);
        replaced = Set.copyOf(replaced);
    }

    /** Starts from what the service holds. */
    public static Convergence from(
            IntegrationResponse held, IntegrationResponse desired, Optional<IntegrationResponse> previous) {
        return new Convergence(desired, previous, held, held, 0, List.of(), Set.of(), Set.of(), Set.of());
    }

    /** Goes on to the next change; empty if nothing is left to try. */
    public Optional<Convergence> next() {
        return made < MAX_CHANGES ? without(leftOut) : Optional.empty();
    }

    /** The change to send now. */
    public Change change() {
        return sent.get(sent.size() - 1);
    }

    /** The service made the change and responded with this state. */
    public Convergence made(IntegrationResponse actual) {
        Set<Property> allRefused = union(refused, leftOut);
        Set<Property> allReplaced = union(replaced, replacedBy(actual));
        return new Convergence(desired, previous, first, actual, made + 1, sent, allRefused, Set.of(), allReplaced);
    }

    /** A look saw this state after a change whose outcome is unknown, so the same change may be sent again. */
    public Convergence looked(IntegrationResponse held) {
        return new Convergence(desired, previous, first, held, made, List.of(), refused, leftOut, replaced);
    }

    /**
     * Goes on after the service refused the change as invalid: the same change without the removals that it may not take.
     * It leaves out the strategy's removal only if something was changed already, so that nothing is left half done, or
     * if the strategy may stay; otherwise an update that cannot succeed changes nothing.
     *
     * @return empty if nothing is left to leave out
     */
    public Optional<Convergence> withoutRefused() {
        boolean strategyMayStay = made > 0
                || leavesOnly(left -> left.property() != Property.CONTENT_HANDLING_STRATEGY || isDefault(left));
        return LEFT_OUT.stream()
                .filter(properties -> strategyMayStay || !properties.contains(Property.CONTENT_HANDLING_STRATEGY))
                .flatMap(properties -> without(properties).stream())
                .findFirst();
    }

    /** What the service was last seen to hold, and should not. */
    public List<Difference> differences() {
        return desired.differencesOf(seen);
    }

    /** Whether nothing is left to do: no difference, or defaults that the service kept when it was asked to remove them. */
    public boolean isReached() {
        return leavesOnly(left ->
                isDefault(left) && (refused.contains(left.property()) || isRemoved(left.property(), left.entry())));
    }

    /** Whether all that is left are defaults of the service: neither template names it, and the service kept it. */
    public boolean leavesOnlyDefaults() {
        return leavesOnly(this::isDefault);
    }

    private boolean leavesOnly(Predicate<Difference> kind) {
        return differences().stream().allMatch(kind);
    }

    private boolean isDefault(Difference left) {
        return left.desired().isEmpty()
                && previous.filter(before -> !isLeftover(
                                left, before.entries(left.property()).get(left.entry())))
                        .isPresent();
    }

    /** A leftover is what the previous state named, or what the service made of a removal of it: an empty entry. */
    private boolean isLeftover(Difference left, String before) {
        String value = left.actual().orElse("");
        boolean wasEmpty = value.equals(first.entries(left.property()).get(left.entry()));
        return value.equals(before) || value.isEmpty() && (before != null || !wasEmpty);
    }

    private Optional<Convergence> without(Set<Property> properties) {
        Change change = Change.between(desired, seen, union(refused, properties), this::isUnsent);
        if (change.sent().isEmpty() || sent.contains(change)) {
            return Optional.empty();
        }
        List<Change> more = Stream.concat(sent.stream(), Stream.of(change)).toList();
        return Optional.of(new Convergence(desired, previous, first, seen, made, more, refused, properties, replaced));
    }

    /**
     * Leaves out two kinds of entries that are held empty. A desired empty template: a service that merges maps would
     * take it for a removal, and nothing could bring it back. And a removal that the service kept: asking again does not
     * help, while leaving it out removes it if the service replaces maps.
     */
    private boolean isUnsent(Property property, String entry) {
        if (!"".equals(seen.entries(property).get(entry))) {
            return false;
        }
        return desired.entries(property).containsKey(entry)
                ? desired.entries(property).get(entry).isEmpty() && !replaced.contains(property)
                : !property.hasEmptyValues() || isRemoved(property, entry);
    }

    private boolean isRemoved(Property property, String entry) {
        return sent.stream().anyMatch(change -> change.removes(property, entry));
    }

    /** The maps from which the change made an entry vanish that it did not send. */
    private Set<Property> replacedBy(IntegrationResponse actual) {
        return change().sent().keySet().stream()
                .filter(property -> seen.entries(property).keySet().stream()
                        .anyMatch(entry -> !change().sends(property, entry)
                                && !actual.entries(property).containsKey(entry)))
                .collect(Collectors.toSet());
    }

    private static Set<Property> union(Set<Property> one, Set<Property> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
