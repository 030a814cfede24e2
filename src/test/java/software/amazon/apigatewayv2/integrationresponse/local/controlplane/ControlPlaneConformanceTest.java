package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import org.junit.jupiter.api.extension.ExtendWith;

/** What the service does: its public model, and what is known of it beyond that, checked by the real SDK. */
@ExtendWith(ServiceExtension.class)
class ControlPlaneConformanceTest implements CreateRules, UpdateRules, ExistenceRules, ListRules, ApiRules {}
