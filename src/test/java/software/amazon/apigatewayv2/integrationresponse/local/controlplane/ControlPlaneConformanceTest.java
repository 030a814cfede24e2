package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyTemplate;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.Maps;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/**
 * The rules of the service, checked by the real SDK: against the local service, or against a moto server where the system
 * property {@code controlplane.endpoint} says where it is. A difference that moto no longer has fails too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlPlaneConformanceTest {
    private final Optional<URI> moto =
            Optional.ofNullable(System.getProperty("controlplane.endpoint")).map(URI::create);
    private LocalApiGateway local;
    private ApiGatewayV2Client client;

    @BeforeAll
    void start() {
        local = LocalApiGateway.start();
        client = ServiceClients.of(endpoint());
    }

    @AfterAll
    void stop() {
        client.close();
        local.close();
    }

    @TestFactory
    Stream<DynamicTest> theServiceKeepsItsRules() {
        return tests(ServiceRules.all(), ServiceBehaviour.ordinary());
    }

    @TestFactory
    Stream<DynamicTest> theServiceThatReplacesMapsKeepsItsRules() {
        return tests(
                ReplacedMapsRules.all(),
                ServiceBehaviour.ordinary().withMaps(Maps.REPLACED).withEmptyTemplate(EmptyTemplate.KEPT));
    }

    private Stream<DynamicTest> tests(List<ServiceRule> rules, ServiceBehaviour behaviour) {
        return rules.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.sentence(), () -> {
                    local.behave(behaviour);
                    Workbench bench = Workbench.at(endpoint(), client);
                    if (moto.isPresent() && MotoDifferences.REASONS.containsKey(rule.sentence())) {
                        assertThat(catchThrowable(() -> rule.check().accept(bench)))
                                .as("moto differs: %s", MotoDifferences.REASONS.get(rule.sentence()))
                                .isNotNull();
                    } else {
                        rule.check().accept(bench);
                    }
                }));
    }

    @Test
    void everyDifferenceToMotoIsAboutARule() {
        assertThat(ServiceRules.all())
                .extracting(ServiceRule::sentence)
                .doesNotHaveDuplicates()
                .containsAll(MotoDifferences.REASONS.keySet());
    }

    private URI endpoint() {
        return moto.orElseGet(local::endpoint);
    }
}
