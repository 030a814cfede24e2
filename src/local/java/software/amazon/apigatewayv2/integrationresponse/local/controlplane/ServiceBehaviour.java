package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lombok.With;

/**
 * How the service behaves where its public description leaves it open.
 *
 * <p>The service model allows a template of no characters, so that "" is both a legal template and the only way to
 * remove one; a parameter value has at least one character, so that "" can only mean removal, if it is taken at all.
 *
 * @param maps what an update does with the maps of an integration response
 * @param emptyTemplate what an update does with a template ""; a create always keeps it
 * @param emptyStrategy what an update does with a ContentHandlingStrategy ""; a create always refuses it
 * @param emptyParameter what an update does with a response parameter ""; a create always refuses it
 * @param emptyMembers how responses show what is not set
 * @param httpApisAccepted whether an HTTP API may have integration responses; the documentation speaks of WebSocket only
 * @param mutationTime how long one mutation of an API takes, during which another mutation of the same API is refused
 *     as a concurrent modification; zero: mutations never meet
 * @param ignoredMember a member of the body that UpdateIntegrationResponse takes no notice of, by its name in JSON
 * @param defaults what the service fills in by itself wherever a create or an update leaves a whole property unset, so
 *     that an update cannot remove it; for the service, a map without entries is not set
 * @param repeatedToken whether a list never ends: every page is the first one, with the same nextToken
 * @param nullEntries whether responses show an entry {@link #NULL_ENTRY}, which is null, in each map, beside what is held
 */
@With
public record ServiceBehaviour(
        Maps maps,
        EmptyTemplate emptyTemplate,
        EmptyStrategy emptyStrategy,
        EmptyParameter emptyParameter,
        EmptyMembers emptyMembers,
        boolean httpApisAccepted,
        Duration mutationTime,
        Optional<String> ignoredMember,
        StoredIntegrationResponse defaults,
        boolean repeatedToken,
        boolean nullEntries) {

    /** The name of the entries that are null. */
    public static final String NULL_ENTRY = "null-entry";

    public ServiceBehaviour {
        ignoredMember
                .filter(name -> Arrays.stream(Member.values())
                        .noneMatch(member -> member.jsonName().equals(name)))
                .ifPresent(member -> {
                    throw new IllegalArgumentException("An integration response has no member \"" + member + "\"");
                });
    }

    /** What an update does with a map. */
    public enum Maps {
        /** Each entry sent is set or removed, the others stay; an empty map changes nothing. */
        MERGED,
        /** The map sent takes the place of the one held; an empty map clears it. */
        REPLACED
    }

    /** What a template "" in an update does. */
    public enum EmptyTemplate {
        REMOVES,
        KEPT
    }

    /** What a ContentHandlingStrategy "" in an update does. */
    public enum EmptyStrategy {
        CLEARS,
        REFUSED,
        IGNORED
    }

    /** What a response parameter "" in an update does. */
    public enum EmptyParameter {
        REMOVES,
        REFUSED,
        KEPT
    }

    /** How a response shows a map without entries and an expression that is not set. */
    public enum EmptyMembers {
        OMITTED,
        WRITTEN
    }

    /**
     * Maps are merged, "" removes whatever it is sent for, HTTP APIs are refused, mutations never meet; nothing is
     * ignored, filled in, repeated or null.
     */
    public static ServiceBehaviour ordinary() {
        return new ServiceBehaviour(
                Maps.MERGED,
                EmptyTemplate.REMOVES,
                EmptyStrategy.CLEARS,
                EmptyParameter.REMOVES,
                EmptyMembers.OMITTED,
                false,
                Duration.ZERO,
                Optional.empty(),
                StoredIntegrationResponse.empty(),
                false,
                false);
    }

    /** Every way in which updates may behave, the ordinary one first. */
    public static List<ServiceBehaviour> all() {
        List<ServiceBehaviour> all = new ArrayList<>();
        for (Maps maps : Maps.values()) {
            for (EmptyTemplate template : EmptyTemplate.values()) {
                for (EmptyStrategy strategy : EmptyStrategy.values()) {
                    for (EmptyParameter parameter : EmptyParameter.values()) {
                        all.add(ordinary()
                                .withMaps(maps)
                                .withEmptyTemplate(template)
                                .withEmptyStrategy(strategy)
                                .withEmptyParameter(parameter));
                    }
                }
            }
        }
        return List.copyOf(all);
    }
}
