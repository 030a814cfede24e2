package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an update gets to the desired state. AWS does not publish how it treats the two maps of an integration response,
 * so each {@link Change} follows from what the service was last seen to hold. The same change is never sent twice, a
 * removal that was refused is not asked for again, and {@value #MAX_CHANGES} changes are the most that helps.
 *
 * @param previous the state that CloudFormation says was there before; without it, anything left may be a leftover
 * @param made the changes that the service made between the states that were held {@code first} and {@code seen} last
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
        List<Change> made,
        List<Change> sent,
        Set<Property> refused,
        Set<Property> leftOut,
        Set<Property> replaced) {
    static final int MAX_CHANGES = 3;

    /** The removals to leave out after a refusal, in turn: whether {@code ""} is taken for these is not published. */
    private static final List<Set<Property>> LEFT_OUT = List.of(
            Set.of(Property.RESPONSE_PARAMETERS),
            Set.of(Property.CONTENT_HANDLING_STRATEGY),
            Set.of(Property.RESPONSE_PARAMETERS, Property.CONTENT_HANDLING_STRATEGY));

    /** Starts from what the service holds. */
    public static Convergence from(
            IntegrationResponse held, IntegrationResponse desired, Optional<IntegrationResponse> previous) {
        return new Convergence(desired, previous, held, held, List.of(), List.of(), Set.of(), Set.of(), Set.of());
    }

    /** Goes on to the next change; empty if nothing is left to try. */
    public Optional<Convergence> next() {
        return made.size() < MAX_CHANGES ? nextWithout(leftOut) : Optional.empty();
    }

    /** The change to send now. */
    public Change change() {
        return sent.get(sent.size() - 1);
    }

    /** The service made the change and responded with this state. */
    public Convergence made(IntegrationResponse actual) {
        Stream<Property> vanished = change().sent().keySet().stream()
                .filter(property -> seen.entries(property).keySet().stream()
                        .anyMatch(entry -> !change().sends(property, entry)
                                && actual.value(property, entry).isEmpty()));
        List<Change> allMade = Stream.concat(made.stream(), Stream.of(change())).toList();
        Set<Property> allRefused = union(refused, leftOut.stream());
        return new Convergence(
                desired, previous, first, actual, allMade, sent, allRefused, Set.of(), union(replaced, vanished));
    }

    /** A look saw this state after a change whose outcome is unknown, so the same change may be sent again. */
    public Convergence looked(IntegrationResponse held) {
        return new Convergence(desired, previous, first, held, made, List.of(), refused, leftOut, replaced);
    }

    /**
     * Goes on after the service refused the change as invalid: the same without the removals that it may not take, if
     * any. The strategy's is left out only if it may stay, or if something was changed already: nothing is half done.
     */
    public Optional<Convergence> withoutRefused() {
        boolean strategyMayStay = !made.isEmpty()
                || leavesOnly(left -> left.property() != Property.CONTENT_HANDLING_STRATEGY || isDefault(left));
        return LEFT_OUT.stream()
                .filter(properties -> strategyMayStay || !properties.contains(Property.CONTENT_HANDLING_STRATEGY))
                .flatMap(properties -> nextWithout(properties).stream())
                .findFirst();
    }

    /** What the service was last seen to hold, and should not. */
    public List<Difference> differences() {
        return desired.differencesOf(seen);
    }

    /** Whether nothing is left to do: no difference, or defaults that the service kept when asked to remove them. */
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

    /** Whether what is left is a default: not what the previous state named, nor what its removal left empty. */
    private boolean isDefault(Difference left) {
        if (left.desired().isPresent() || previous.isEmpty()) {
            return false;
        }
        Optional<String> before = previous.get().value(left.property(), left.entry());
        boolean wasEmpty = left.actual().equals(first.value(left.property(), left.entry()));
        boolean isEmptied = left.actual().equals(Optional.of("")) && (before.isPresent() || !wasEmpty);
        return !left.actual().equals(before) && !isEmptied;
    }

    /** Adds the next change: what differs, a map whole, as it may be replaced, without removals in these properties. */
    private Optional<Convergence> nextWithout(Set<Property> properties) {
        Map<Property, SortedMap<String, String>> differing = new EnumMap<>(Property.class);
        desired.properties().forEach((property, wanted) -> {
            SortedMap<String, String> entries = new TreeMap<>(wanted);
            if (!refused.contains(property) && !properties.contains(property)) {
                seen.entries(property).keySet().forEach(name -> entries.putIfAbsent(name, Change.REMOVE));
            }
            entries.keySet().removeIf(name -> property.isMap() && isUnsent(property, name));
            if (!wanted.equals(seen.entries(property)) && (property.isMap() || !entries.isEmpty())) {
                differing.put(property, entries);
            }
        });
        Change change = new Change(desired, Map.copyOf(differing));
        List<Change> all = Stream.concat(sent.stream(), Stream.of(change)).toList();
        return Optional.of(new Convergence(desired, previous, first, seen, made, all, refused, properties, replaced))
                .filter(next -> !differing.isEmpty() && !sent.contains(change));
    }

    /**
     * Leaves out two kinds of entries that are held empty. A desired empty template, which a service that merges maps
     * would remove for good. And a removal that the service kept: if it replaces maps, leaving that out removes it.
     */
    private boolean isUnsent(Property property, String entry) {
        boolean isTemplate = desired.value(property, entry).equals(Optional.of("")) && !replaced.contains(property);
        boolean isKeptRemoval =
                desired.value(property, entry).isEmpty() && (!property.hasTemplates() || isRemoved(property, entry));
        return seen.value(property, entry).equals(Optional.of("")) && (isTemplate || isKeptRemoval);
    }

    private boolean isRemoved(Property property, String entry) {
        return made.stream().anyMatch(change -> change.removes(property, entry));
    }

    private static Set<Property> union(Set<Property> one, Stream<Property> other) {
        return Stream.concat(one.stream(), other).collect(Collectors.toUnmodifiableSet());
    }
}
