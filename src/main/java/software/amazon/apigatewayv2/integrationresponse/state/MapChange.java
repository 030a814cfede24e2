package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a {@link Change} says about one map.
 *
 * @param entries the desired entries that are sent
 * @param removed the names that are sent a removal; none of them is desired
 */
public record MapChange(Map<String, String> entries, Set<String> removed) {

    /** What stands for "remove this"; a string is cleared by it, too. */
    static final String REMOVE = "";

    public MapChange {
        entries = Map.copyOf(entries);
        removed = Set.copyOf(removed);
    }

    /** All desired entries, and a removal for each other name that is held. */
    static MapChange to(Map<String, String> desired, Set<String> actual) {
        Set<String> undesired = new HashSet<>(actual);
        undesired.removeAll(desired.keySet());
        return new MapChange(desired, undesired);
    }

    /** The same without a word about these names. */
    MapChange withoutNames(Set<String> names) {
        Map<String, String> entriesLeft = new HashMap<>(entries);
        entriesLeft.keySet().removeAll(names);
        Set<String> removedLeft = new HashSet<>(removed);
        removedLeft.removeAll(names);
        return new MapChange(entriesLeft, removedLeft);
    }

    /** The same without its removals. */
    MapChange withoutRemovals() {
        return new MapChange(entries, Set.of());
    }

    /** The map that goes into the request. */
    public Map<String, String> sent() {
        Map<String, String> sent = new HashMap<>(entries);
        removed.forEach(name -> sent.put(name, REMOVE));
        return Map.copyOf(sent);
    }
}
