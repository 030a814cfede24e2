package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyMembers;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyParameter;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyStrategy;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyTemplate;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.Maps;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;

/** Each switch of the service's behaviour, alone and with all the others. */
class ServiceBehaviourTest {
    private final LocalApiGateway service = LocalApiGateway.start();
    private final ApiGatewayV2Client client = ServiceClients.of(service.endpoint());
    private Workbench bench;
    private String id;

    @BeforeEach
    void holdSomething() {
        String apiId = service.createWebSocketApi();
        bench = new Workbench(service.endpoint(), client, apiId, service.createIntegration(apiId));
        id = service.put(
                        apiId,
                        bench.integrationId(),
                        StoredIntegrationResponse.ofKey("$default")
                                .with(Member.CONTENT_HANDLING_STRATEGY, "CONVERT_TO_TEXT")
                                .with(Member.TEMPLATE_SELECTION_EXPRESSION, "${x}")
                                .with(Member.RESPONSE_PARAMETERS, Map.of("a", "'1'", "b", "'2'"))
                                .with(Member.RESPONSE_TEMPLATES, Map.of("a", "1", "b", "2")))
                .id();
    }

    @AfterEach
    void close() {
        client.close();
        service.close();
    }

    static List<ServiceBehaviour> behaviours() {
        return ServiceBehaviour.all();
    }

    @Test
    void thereAreThirtySixWaysToUpdateAndTheOrdinaryOneIsFirst() {
        assertThat(behaviours()).hasSize(36).doesNotHaveDuplicates().startsWith(ServiceBehaviour.ordinary());
        assertThat(behaviours()).extracting(ServiceBehaviour::toString).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void anEmptyTemplateInAnUpdateRemovesOrStays(ServiceBehaviour behaviour) {
        service.behave(behaviour);
        bench.update(id, request -> request.responseTemplates(Map.of("a", "", "c", "3")));
        Map<String, String> expected = new TreeMap<>(Map.of("c", "3"));
        if (behaviour.maps() == Maps.MERGED) {
            expected.put("b", "2");
        }
        if (behaviour.emptyTemplate() == EmptyTemplate.KEPT) {
            expected.put("a", "");
        }
        assertThat(held().entries(Member.RESPONSE_TEMPLATES)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void anEmptyParameterInAnUpdateRemovesOrIsRefusedOrKept(ServiceBehaviour behaviour) {
        service.behave(behaviour);
        if (behaviour.emptyParameter() == EmptyParameter.REFUSED) {
            StoredIntegrationResponse before = held();
            assertThatThrownBy(() -> bench.update(id, request -> request.integrationResponseKey("/500/")
                            .responseParameters(Map.of("a", "", "c", "'3'"))))
                    .isInstanceOf(BadRequestException.class);
            assertThat(held()).isEqualTo(before);
        } else {
            bench.update(id, request -> request.responseParameters(Map.of("a", "", "c", "'3'")));
            Map<String, String> expected = new TreeMap<>(Map.of("c", "'3'"));
            if (behaviour.maps() == Maps.MERGED) {
                expected.put("b", "'2'");
            }
            if (behaviour.emptyParameter() == EmptyParameter.KEPT) {
                expected.put("a", "");
            }
            assertThat(held().entries(Member.RESPONSE_PARAMETERS)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void anEmptyMapInAnUpdateClearsWhereMapsAreReplaced(ServiceBehaviour behaviour) {
        service.behave(behaviour);
        bench.update(id, request -> request.responseParameters(Map.of()).responseTemplates(Map.of()));
        assertThat(held().entries(Member.RESPONSE_PARAMETERS).isEmpty()).isEqualTo(behaviour.maps() == Maps.REPLACED);
        assertThat(held().entries(Member.RESPONSE_TEMPLATES).isEmpty()).isEqualTo(behaviour.maps() == Maps.REPLACED);
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void anEmptyStrategyInAnUpdateClearsOrIsRefusedOrIgnored(ServiceBehaviour behaviour) {
        service.behave(behaviour);
        if (behaviour.emptyStrategy() == EmptyStrategy.REFUSED) {
            assertThatThrownBy(() -> bench.update(id, request -> request.contentHandlingStrategy("")))
                    .isInstanceOf(BadRequestException.class);
        } else {
            bench.update(id, request -> request.contentHandlingStrategy(""));
        }
        assertThat(held().text(Member.CONTENT_HANDLING_STRATEGY).isEmpty())
                .isEqualTo(behaviour.emptyStrategy() == EmptyStrategy.CLEARS);
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void anEmptyTemplateGivenOnCreateIsAlwaysKept(ServiceBehaviour behaviour) {
        service.behave(behaviour);
        String created = bench.create(
                        request -> request.integrationResponseKey("/500/").responseTemplates(Map.of("a", "")))
                .integrationResponseId();
        assertThat(bench.get(created).responseTemplates()).isEqualTo(Map.of("a", ""));
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void anEmptySelectionExpressionAlwaysClears(ServiceBehaviour behaviour) {
        service.behave(behaviour);
        bench.update(id, request -> request.templateSelectionExpression(""));
        assertThat(held().text(Member.TEMPLATE_SELECTION_EXPRESSION)).isEmpty();
    }

    @Test
    void whatIsNotSetIsShownWhereTheServiceWritesEmptyMembers() {
        String bare = bench.create("/500/").integrationResponseId();
        service.behave(ServiceBehaviour.ordinary().withEmptyMembers(EmptyMembers.WRITTEN));
        GetIntegrationResponseResponse shown = bench.get(bare);
        assertThat(shown.templateSelectionExpression()).isEmpty();
        assertThat(shown.hasResponseParameters()).isTrue();
        assertThat(shown.hasResponseTemplates()).isTrue();
        assertThat(shown.responseTemplates()).isEmpty();
    }

    @Test
    void anHttpApiMayHaveIntegrationResponsesWhereTheyAreAccepted() {
        String http = service.createHttpApi();
        Workbench other = new Workbench(service.endpoint(), client, http, service.createIntegration(http));
        assertThatThrownBy(() -> other.create("$default")).isInstanceOf(BadRequestException.class);
        service.behave(ServiceBehaviour.ordinary().withHttpApisAccepted(true));
        other.create("$default");
        assertThat(service.integrationResponses(http, other.integrationId())).hasSize(1);
    }

    @Test
    void serialisedMutationsAllSucceedInTheEndWhenEachIsTriedAgainUntilItIsDone() {
        service.behave(ServiceBehaviour.ordinary().withMutationTime(Duration.ofMillis(2)));
        CompletableFuture.allOf(IntStream.range(0, 20)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> createInTheEnd("/" + i + "/")))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(service.integrationResponses(bench.apiId(), bench.integrationId()))
                .hasSize(21);
    }

    private void createInTheEnd(String key) {
        boolean created = false;
        while (!created) {
            try {
                bench.create(key);
                created = true;
            } catch (ConflictException e) {
                assertThat(e.awsErrorDetails().errorMessage())
                        .isEqualTo("Unable to complete operation due to concurrent modification. "
                                + "Please try again later.");
            }
        }
    }

    private StoredIntegrationResponse held() {
        return service.find(bench.apiId(), bench.integrationId(), id).orElseThrow();
    }
}
