package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.apigatewayv2.integrationresponse.state.Convergence.Removal;

/**
 * What one UpdateIntegrationResponse request says. An absent member is left unchanged by API Gateway; {@code ""} asks it
 * to clear a string or to remove a map entry (a <em>tombstone</em>).
 *
 * <p>A map that is sent carries all of its desired entries: a service that replaces maps as a whole would otherwise lose
 * those that were not sent again. The one exception is a desired <em>empty template</em> that is held already: sent
 * again, it would be taken for a tombstone by a service that merges maps, and nothing could bring it back.
 */
public record Change(
        String key,
        Optional<String> contentHandlingStrategy,
        Optional<String> templateSelectionExpression,
        Map<String, String> responseParameters,
        Optional<Map<String, String>> responseTemplates) {

    private static final String TOMBSTONE = "";

    public Change {
        responseParameters = Map.copyOf(responseParameters);
        responseTemplates = responseTemplates.map(Map::copyOf);
    }

    /**
     * The desired state, and a tombstone for everything that is held and not desired.
     *
     * @param held what the service is believed, or known, to hold
     * @param leftOut the names of desired empty templates that may be held already
     */
    static Change to(IntegrationResponse desired, IntegrationResponse held, Set<String> leftOut) {
        Map<String, String> templates = without(
                withTombstones(
                        desired.responseTemplates(), held.responseTemplates().keySet()),
                leftOut);
        boolean nothingToSay = !leftOut.isEmpty()
                && (templates.isEmpty() || desired.responseTemplates().equals(held.responseTemplates()));
        return new Change(
                desired.key(),
                desired.contentHandlingStrategy().or(() -> tombstone(held.contentHandlingStrategy())),
                desired.templateSelectionExpression().or(() -> tombstone(held.templateSelectionExpression())),
                withTombstones(desired.responseParameters(), removable(held.responseParameters())),
                nothingToSay ? Optional.empty() : Optional.of(templates));
    }

    /** The same change without removals of these kinds. */
    Change without(Set<Removal> kinds, IntegrationResponse desired) {
        return new Change(
                key,
                contentHandlingStrategy.filter(text -> !TOMBSTONE.equals(text) || !kinds.contains(Removal.OF_STRATEGY)),
                templateSelectionExpression,
                kinds.contains(Removal.OF_PARAMETERS) ? desired.responseParameters() : responseParameters,
                responseTemplates);
    }

    /** The same change without the tombstones of the templates named. */
    Change withoutTombstones(Set<String> templates, IntegrationResponse desired) {
        return new Change(
                key,
                contentHandlingStrategy,
                templateSelectionExpression,
                responseParameters,
                withoutTemplates(templates, desired));
    }

    /** The names of the templates that this change asks the service to remove. */
    Set<String> removedTemplates(IntegrationResponse desired) {
        return responseTemplates
                .map(sent -> emptied(sent, desired.responseTemplates()))
                .orElse(Set.of());
    }

    /** Everything that this change asks the service to remove, each with its property's name. */
    List<String> removals(IntegrationResponse desired) {
        List<String> removals = new ArrayList<>();
        contentHandlingStrategy.filter(TOMBSTONE::equals).ifPresent(text -> removals.add("ContentHandlingStrategy"));
        templateSelectionExpression
                .filter(TOMBSTONE::equals)
                .ifPresent(text -> removals.add("TemplateSelectionExpression"));
        for (String name : emptied(responseParameters, desired.responseParameters())) {
            removals.add("ResponseParameters[\"" + name + "\"]");
        }
        for (String name : removedTemplates(desired)) {
            removals.add("ResponseTemplates[\"" + name + "\"]");
        }
        return List.copyOf(removals);
    }

    /** An empty map says to clear it all, so it is not what is left of one whose desired entries are left out. */
    private Optional<Map<String, String>> withoutTemplates(Set<String> names, IntegrationResponse desired) {
        return responseTemplates
                .map(sent -> without(sent, names))
                .filter(rest -> !rest.isEmpty() || desired.responseTemplates().isEmpty());
    }

    private static Optional<String> tombstone(Optional<String> held) {
        return held.map(value -> TOMBSTONE);
    }

    /**
     * The names that a tombstone may remove. A parameter that is held empty is a tombstone that the service kept (no value
     * is empty): only leaving it out can remove it, where maps are replaced as a whole.
     */
    private static Set<String> removable(Map<String, String> parameters) {
        return parameters.keySet().stream()
                .filter(name -> !parameters.get(name).isEmpty())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> withTombstones(Map<String, String> desired, Set<String> held) {
        Map<String, String> entries = new HashMap<>();
        held.forEach(name -> entries.put(name, TOMBSTONE));
        entries.putAll(desired);
        return entries;
    }

    private static Set<String> emptied(Map<String, String> sent, Map<String, String> desired) {
        Set<String> names = new TreeSet<>(sent.keySet());
        names.removeIf(name -> desired.containsKey(name) || !TOMBSTONE.equals(sent.get(name)));
        return names;
    }

    private static Map<String, String> without(Map<String, String> entries, Set<String> names) {
        Map<String, String> rest = new HashMap<>(entries);
        rest.keySet().removeAll(names);
        return rest;
    }
}
