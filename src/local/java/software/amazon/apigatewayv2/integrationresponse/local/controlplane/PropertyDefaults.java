package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the service gives an integration response by itself wherever a create or an update leaves a whole property
 * unset. So an update cannot remove such a property: its default is put back. For the service, a map without entries is
 * not set.
 */
public record PropertyDefaults(Map<Member, Map<String, String>> members) {

    /** What is not set stays unset. */
    public static PropertyDefaults none() {
        return new PropertyDefaults(Map.of());
    }

    /** The same with the default of one more text. */
    public PropertyDefaults with(Member member, String text) {
        return with(member, Map.of(Member.TEXT, text));
    }

    /** The same with the default of one more member. */
    public PropertyDefaults with(Member member, Map<String, String> entries) {
        Map<Member, Map<String, String>> more = new EnumMap<>(Member.class);
        more.putAll(members);
        more.put(member, Map.copyOf(entries));
        return new PropertyDefaults(Collections.unmodifiableMap(more));
    }

    StoredIntegrationResponse applyTo(StoredIntegrationResponse response) {
        StoredIntegrationResponse filled = response;
        for (Map.Entry<Member, Map<String, String>> ordinary : members.entrySet()) {
            if (response.entries(ordinary.getKey()).isEmpty()) {
                filled = filled.with(ordinary.getKey(), ordinary.getValue());
            }
        }
        return filled;
    }
}
