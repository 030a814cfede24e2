package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lombok.With;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyMembers;

/**
 * An integration response as the service holds it.
 *
 * @param id the identifier that the service made, or "" to have one made when it is stored
 * @param members the entries of the members that are set
 */
public record StoredIntegrationResponse(@With String id, Map<Member, SortedMap<String, String>> members) {
    private static final String ID = "integrationResponseId";

    /** Nothing: what is set is still to be said. */
    public static StoredIntegrationResponse empty() {
        return new StoredIntegrationResponse("", Map.of());
    }

    /** An integration response that has a key and nothing else; its identifier is made when it is stored. */
    public static StoredIntegrationResponse ofKey(String key) {
        return empty().with(Member.INTEGRATION_RESPONSE_KEY, key);
    }

    /** What a document of {@link #document()} says. */
    static StoredIntegrationResponse read(ObjectNode document) {
        return new StoredIntegrationResponse(document.path(ID).asText(), Member.readAll(document));
    }

    /** All that is held. */
    ObjectNode document() {
        return shown(ServiceBehaviour.ordinary());
    }

    /** What a response of the service shows. */
    ObjectNode shown(ServiceBehaviour behaviour) {
        ObjectNode document = RequestJson.object();
        if (!id.isEmpty()) {
            document.put(ID, id);
        }
        for (Member member : Member.values()) {
            Map<String, String> entries = entries(member);
            boolean shown = !entries.isEmpty()
                    || member.isShownUnset() && behaviour.emptyMembers() == EmptyMembers.WRITTEN
                    || member.isMap() && behaviour.nullEntries();
            if (shown && member.isMap()) {
                ObjectNode map = document.putObject(member.jsonName());
                entries.forEach(map::put);
                if (behaviour.nullEntries()) {
                    map.putNull(ServiceBehaviour.NULL_ENTRY);
                }
            } else if (shown) {
                document.put(member.jsonName(), text(member).orElse(""));
            }
        }
        return document;
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

    /** The same with these members where it has none. */
    StoredIntegrationResponse filledIn(StoredIntegrationResponse defaults) {
        StoredIntegrationResponse filledIn = this;
        for (Member member : defaults.members().keySet()) {
            filledIn = members.containsKey(member) ? filledIn : filledIn.with(member, defaults.entries(member));
        }
        return filledIn;
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
