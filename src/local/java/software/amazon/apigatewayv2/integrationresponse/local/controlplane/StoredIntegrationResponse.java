package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lombok.With;

/**
 * An integration response as the service holds it.
 *
 * @param id the identifier that the service made, or "" to have one made when it is stored
 * @param members the entries of the members that are set
 */
public record StoredIntegrationResponse(@With String id, Map<Member, SortedMap<String, String>> members) {

    /** An integration response that has a key and nothing else; its identifier is made when it is stored. */
    public static StoredIntegrationResponse ofKey(String key) {
        return new StoredIntegrationResponse("", Map.of()).with(Member.INTEGRATION_RESPONSE_KEY, key);
    }

    /** The same with another text. */
    public StoredIntegrationResponse with(Member member, String text) {
        return with(member, Map.of(Member.TEXT, text));
    }

    /** The same with other entries of a member; none: it is not set. */
    public StoredIntegrationResponse with(Member member, Map<String, String> entries) {
        Map<Member, SortedMap<String, String>> changed = new EnumMap<>(Member.class);
        changed.putAll(members);
        changed.put(member, Collections.unmodifiableSortedMap(new TreeMap<>(entries)));
        changed.values().removeIf(Map::isEmpty);
        return new StoredIntegrationResponse(id, Collections.unmodifiableMap(changed));
    }

    /** The integration response key. */
    public String key() {
        return text(Member.INTEGRATION_RESPONSE_KEY).orElseThrow();
    }

    /** The value of a text, where it is set. */
    public Optional<String> text(Member member) {
        return Optional.ofNullable(entries(member).get(Member.TEXT));
    }

    /** The entries of a member in the order of their names. */
    public SortedMap<String, String> entries(Member member) {
        return members.getOrDefault(member, Collections.emptySortedMap());
    }
}
