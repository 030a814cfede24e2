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

/** An integration response as the service holds it, with its set members; the id is "" until it is stored. */
public record StoredIntegrationResponse(@With String id, Map<Member, SortedMap<String, String>> members) {
    private static final String ID = "integrationResponseId";

    public static StoredIntegrationResponse empty() {
        return new StoredIntegrationResponse("", Map.of());
    }

    public static StoredIntegrationResponse ofKey(String key) {
        return empty().with(Member.INTEGRATION_RESPONSE_KEY, key);
    }

    static StoredIntegrationResponse read(ObjectNode document) {
        return new StoredIntegrationResponse(document.path(ID).asText(), Member.readAll(document));
    }

    /** Returns everything that is held, in the form that {@link #read} takes. */
    ObjectNode document() {
        return shown(ServiceBehaviour.ordinary());
    }

    /** Returns what a response of the service shows. */
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

    public StoredIntegrationResponse with(Member member, String text) {
        return with(member, Map.of(Member.TEXT, text));
    }

    /** Replaces the entries of a member; without entries, the member is unset. */
    public StoredIntegrationResponse with(Member member, Map<String, String> entries) {
        Map<Member, SortedMap<String, String>> changed = new EnumMap<>(Member.class);
        changed.putAll(members);
        changed.put(member, Collections.unmodifiableSortedMap(new TreeMap<>(entries)));
        changed.values().removeIf(Map::isEmpty);
        return new StoredIntegrationResponse(id, Collections.unmodifiableMap(changed));
    }

    /** Adds the defaults of members that are unset. */
    StoredIntegrationResponse filledIn(StoredIntegrationResponse defaults) {
        StoredIntegrationResponse filledIn = this;
        for (Member member : defaults.members().keySet()) {
            filledIn = members.containsKey(member) ? filledIn : filledIn.with(member, defaults.entries(member));
        }
        return filledIn;
    }

    public String key() {
        return text(Member.INTEGRATION_RESPONSE_KEY).orElseThrow();
    }

    /** The value of a text, where it is set. */
    public Optional<String> text(Member member) {
        return Optional.ofNullable(entries(member).get(Member.TEXT));
    }

    public SortedMap<String, String> entries(Member member) {
        return members.getOrDefault(member, Collections.emptySortedMap());
    }
}
