package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lombok.With;

/**
 * How the service behaves where its public description leaves it open. The service model allows an empty template, so
 * that "" is a template and also the only way to remove one; a parameter has at least one character, so that "" can
 * only mean removal, if it is accepted.
 *
 * @param httpApisAccepted whether an HTTP API may have integration responses; the documentation says WebSocket only
 * @param mutationTime how long a mutation of an API takes, while others are refused as concurrent modifications
 * @param ignoredMember a member, by its name in JSON, that UpdateIntegrationResponse ignores
 * @param defaults what the service fills in for unset properties, so that an update cannot remove them; a map without
 *     entries is unset
 * @param repeatedToken whether a list never ends: every page is the first one, with the same nextToken
 * @param nullEntries whether each map in a response also has an entry {@link #NULL_ENTRY}, which is null
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
    public static final String NULL_ENTRY = "null-entry";

    public ServiceBehaviour {
        ignoredMember
                .filter(name -> Arrays.stream(Member.values())
                        .noneMatch(member -> member.jsonName().equals(name)))
                .ifPresent(member -> {
                    throw new IllegalArgumentException("An integration response has no member \"" + member + "\"");
                });
    }

    public enum Maps {
        /** Each entry sent is set or removed, the others stay; an empty map changes nothing. */
        MERGED,
        /** The map sent takes the place of the one held; an empty map clears it. */
        REPLACED
    }

    /** What a template "" in an update does; a create keeps it. */
    public enum EmptyTemplate {
        REMOVES,
        KEPT
    }

    /** What a ContentHandlingStrategy "" in an update does; a create refuses it. */
    public enum EmptyStrategy {
        CLEARS,
        REFUSED,
        IGNORED
    }

    /** What a response parameter "" in an update does; a create refuses it. */
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

    /** Lists every way in which updates may behave, the ordinary one first. */
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
