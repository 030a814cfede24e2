package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one UpdateIntegrationResponse request says. An absent member is left unchanged by API Gateway; {@code ""} asks it
 * to clear a string or to remove a map entry (a removal).
 *
 * <p>A map that is sent carries all of its desired entries: a service that replaces maps as a whole would otherwise lose
 * those that were not sent again. The one exception is a desired <em>empty template</em> that is held already: sent
 * again, it would be taken for a removal by a service that merges maps, and nothing could bring it back.
 */
public record Change(
        String key,
        Optional<String> contentHandlingStrategy,
        Optional<String> templateSelectionExpression,
        MapChange responseParameters,
        Optional<MapChange> responseTemplates) {

    /**
     * The desired state, and a removal for everything that is held and not desired.
     *
     * @param actual what the service is believed, or known, to hold
     * @param unsent the names of templates that nothing is said about, because they are held empty, or may be
     */
    static Change to(IntegrationResponse desired, IntegrationResponse actual, Set<String> unsent) {
        return new Change(
                desired.key(),
                desired.contentHandlingStrategy().or(() -> removal(actual.contentHandlingStrategy())),
                desired.templateSelectionExpression().or(() -> removal(actual.templateSelectionExpression())),
                MapChange.to(desired.responseParameters(), removable(actual.responseParameters())),
                templates(desired.responseTemplates(), actual.responseTemplates(), unsent));
    }

    /** The same change without removals of these kinds. */
    Change withoutRemovals(Set<Removal> kinds) {
        return new Change(
                key,
                contentHandlingStrategy.filter(
                        text -> !MapChange.REMOVE.equals(text) || !kinds.contains(Removal.OF_STRATEGY)),
                templateSelectionExpression,
                kinds.contains(Removal.OF_PARAMETERS) ? responseParameters.withoutRemovals() : responseParameters,
                responseTemplates);
    }

    /** Everything that this change asks the service to remove, each with its property's name. */
    List<String> removals() {
        List<String> removals = new ArrayList<>();
        contentHandlingStrategy
                .filter(MapChange.REMOVE::equals)
                .ifPresent(text -> removals.add("ContentHandlingStrategy"));
        templateSelectionExpression
                .filter(MapChange.REMOVE::equals)
                .ifPresent(text -> removals.add("TemplateSelectionExpression"));
        for (String name : new TreeSet<>(responseParameters.removed())) {
            removals.add(new PropertyEntry("ResponseParameters", name).toString());
        }
        for (String name : new TreeSet<>(removedTemplates())) {
            removals.add(new PropertyEntry("ResponseTemplates", name).toString());
        }
        return List.copyOf(removals);
    }

    /** The names of the templates that this change asks the service to remove. */
    Set<String> removedTemplates() {
        return responseTemplates.map(MapChange::removed).orElse(Set.of());
    }

    /**
     * Absent where the unsent ones are all that is to be said. An empty map says to clear it all, so it is not what is
     * left of one whose desired entries are unsent.
     */
    private static Optional<MapChange> templates(
            Map<String, String> desired, Map<String, String> actual, Set<String> unsent) {
        MapChange change = MapChange.to(desired, actual.keySet()).withoutNames(unsent);
        boolean nothingElseToSay = !unsent.isEmpty() && desired.equals(actual);
        boolean nothingLeft = !desired.isEmpty() && change.sent().isEmpty();
        return nothingElseToSay || nothingLeft ? Optional.empty() : Optional.of(change);
    }

    private static Optional<String> removal(Optional<String> actual) {
        return actual.map(value -> MapChange.REMOVE);
    }

    /**
     * The names that a removal may remove. A parameter that is held empty is a removal that the service kept (no value
     * is empty): only leaving it out can remove it, where maps are replaced as a whole.
     */
    private static Set<String> removable(Map<String, String> parameters) {
        return parameters.keySet().stream()
                .filter(name -> !parameters.get(name).isEmpty())
                .collect(Collectors.toSet());
    }
}
