package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.Maps;

/** What a client sends about an integration response: the entries of each member that is given. */
record IntegrationResponseInput(Map<Member, SortedMap<String, String>> given) {
    static IntegrationResponseInput read(ObjectNode body) {
        return new IntegrationResponseInput(Member.readAll(body));
    }

    /** Creates an integration response. Every value, "" too, must keep the limits. */
    StoredIntegrationResponse created() {
        if (!given.containsKey(Member.INTEGRATION_RESPONSE_KEY)) {
            throw ServiceRefusal.badRequest("IntegrationResponseKey is required");
        }
        return patched(StoredIntegrationResponse.empty(), true, member -> Member.Empty.CHECKED);
    }

    /** Applies UpdateIntegrationResponse. A member that is not given stays as it is. */
    StoredIntegrationResponse applyTo(StoredIntegrationResponse held, ServiceBehaviour behaviour) {
        return patched(held, behaviour.maps() == Maps.MERGED, member -> member.empty(behaviour))
                .filledIn(behaviour.defaults());
    }

    private StoredIntegrationResponse patched(
            StoredIntegrationResponse held, boolean merged, Function<Member, Member.Empty> empty) {
        StoredIntegrationResponse patched = held;
        for (Member member : given.keySet()) {
            Map<String, String> entries = new TreeMap<>(merged || !member.isMap() ? held.entries(member) : Map.of());
            given.get(member).forEach((entry, value) -> {
                switch (value.isEmpty() ? empty.apply(member) : Member.Empty.CHECKED) {
                    case REMOVES -> entries.remove(entry);
                    case KEPT -> entries.put(entry, value);
                    case IGNORED -> {}
                    case CHECKED -> {
                        member.check(entry, value);
                        entries.put(entry, value);
                    }
                }
            });
            if (!member.isMap()) {
                entries.values().removeIf(String::isEmpty);
            }
            patched = patched.with(member, entries);
        }
        return patched;
    }
}
