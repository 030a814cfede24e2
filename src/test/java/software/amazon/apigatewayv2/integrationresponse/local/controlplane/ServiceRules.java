package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.List;
import java.util.stream.Stream;

/** What the service does in its ordinary behaviour: its public model, and what is known of it beyond that. */
final class ServiceRules {

    private ServiceRules() {}

    static List<ServiceRule> all() {
        return Stream.of(
                        CreateRules.all(),
                        UpdateRules.all(),
                        ExistenceRules.all(),
                        ListRules.all(),
                        AddressRules.all(),
                        ParentUpdateRules.all(),
                        RouteRules.all(),
                        StageRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
