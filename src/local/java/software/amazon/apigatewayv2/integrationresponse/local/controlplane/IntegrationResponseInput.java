package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.Maps;

/** What a client sends about an integration response: the entries of each member that is given. */
record IntegrationResponseInput(Map<Member, Map<String, String>> given) {

    static IntegrationResponseInput read(ObjectNode body) {
        Map<Member, Map<String, String>> given = new EnumMap<>(Member.class);
        for (Member member : Member.values()) {
            member.read(body).ifPresent(entries -> given.put(member, entries));
        }
        return new IntegrationResponseInput(given);
    }

    /** A new integration response, not stored yet. */
    StoredIntegrationResponse created() {
        if (!given.containsKey(Member.INTEGRATION_RESPONSE_KEY)) {
            throw ServiceRefusal.badRequest("IntegrationResponseKey is required");
        }
        StoredIntegrationResponse created = new StoredIntegrationResponse("", Map.of());
        for (Map.Entry<Member, Map<String, String>> sent : given.entrySet()) {
            Map<String, String> entries = new TreeMap<>(sent.getValue());
            entries.forEach(sent.getKey()::check);
            if (!sent.getKey().isMap()) {
                entries.values().removeIf(String::isEmpty);
            }
            created = created.with(sent.getKey(), entries);
        }
        return created;
    }

    /** What UpdateIntegrationResponse makes of the state that is held. A member that is not given stays as it is. */
    StoredIntegrationResponse applyTo(StoredIntegrationResponse held, ServiceBehaviour behaviour) {
        StoredIntegrationResponse changed = held;
        for (Map.Entry<Member, Map<String, String>> sent : given.entrySet()) {
            changed = changed.with(
                    sent.getKey(), patched(sent.getKey(), held.entries(sent.getKey()), sent.getValue(), behaviour));
        }
        return behaviour.defaults().applyTo(changed);
    }

    private static Map<String, String> patched(
            Member member, Map<String, String> held, Map<String, String> sent, ServiceBehaviour behaviour) {
        boolean merged = !member.isMap() || behaviour.maps() == Maps.MERGED;
        Map<String, String> patched = new TreeMap<>(merged ? held : Map.of());
        sent.forEach((entry, value) -> {
            switch (value.isEmpty() ? member.empty(behaviour) : Member.Empty.CHECKED) {
                case REMOVES -> patched.remove(entry);
                case KEPT -> patched.put(entry, value);
                case IGNORED -> {}
                case CHECKED -> {
                    member.check(entry, value);
                    patched.put(entry, value);
                }
            }
        });
        return patched;
    }
}
