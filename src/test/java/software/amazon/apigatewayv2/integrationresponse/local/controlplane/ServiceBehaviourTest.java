package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseRequest;

/** Each switch of the service's behaviour, alone and with all the others. */
@ExtendWith(ServiceExtension.class)
class ServiceBehaviourTest {
    private LocalApiGateway service;
    private Workbench bench;
    private String id;

    @BeforeEach
    void holdSomething(LocalApiGateway shared, Workbench ours) {
        service = shared;
        bench = ours;
        id = bench.createFull().integrationResponseId();
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
        bench.update(id, request -> request.responseTemplates(Map.of("$default", "", "c", "3")));
        Map<String, String> expected = new TreeMap<>(Map.of("c", "3"));
        if (behaviour.maps() == Maps.MERGED) {
            expected.put("application/json", "{}");
        }
        if (behaviour.emptyTemplate() == EmptyTemplate.KEPT) {
            expected.put("$default", "");
        }
        assertThat(held().entries(Member.RESPONSE_TEMPLATES)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void anEmptyParameterInAnUpdateRemovesOrIsRefusedOrKept(ServiceBehaviour behaviour) {
        service.behave(behaviour);
        Consumer<UpdateIntegrationResponseRequest.Builder> update =
                request -> request.integrationResponseKey("/500/").responseParameters(Map.of("b", "", "c", "'3'"));
        if (behaviour.emptyParameter() == EmptyParameter.REFUSED) {
            assertRefused(update);
        } else {
            bench.update(id, update);
            Map<String, String> expected = new TreeMap<>(Map.of("c", "'3'"));
            if (behaviour.maps() == Maps.MERGED) {
                expected.put("method.response.header.a", "'1'");
            }
            if (behaviour.emptyParameter() == EmptyParameter.KEPT) {
                expected.put("b", "");
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
            assertRefused(request -> request.contentHandlingStrategy(""));
        } else {
            bench.update(id, request -> request.contentHandlingStrategy(""));
        }
        assertThat(held().text(Member.CONTENT_HANDLING_STRATEGY).isEmpty())
                .isEqualTo(behaviour.emptyStrategy() == EmptyStrategy.CLEARS);
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void alwaysKeepsAnEmptyTemplateGivenOnCreateAndClearsAnEmptySelectionExpression(ServiceBehaviour behaviour) {
        service.behave(behaviour);
        String created = bench.create(
                        request -> request.integrationResponseKey("/500/").responseTemplates(Map.of("a", "")))
                .integrationResponseId();
        assertThat(bench.get(created).responseTemplates()).isEqualTo(Map.of("a", ""));
        bench.update(id, request -> request.templateSelectionExpression(""));
        assertThat(held().text(Member.TEMPLATE_SELECTION_EXPRESSION)).isEmpty();
    }

    @Test
    void showsWhatIsNotSetWhereTheServiceWritesEmptyMembers() {
        String bare = bench.create("/500/").integrationResponseId();
        service.behave(ServiceBehaviour.ordinary().withEmptyMembers(EmptyMembers.WRITTEN));
        GetIntegrationResponseResponse shown = bench.get(bare);
        assertThat(shown.templateSelectionExpression()).isEmpty();
        assertThat(shown.hasResponseParameters()).isTrue();
        assertThat(shown.hasResponseTemplates()).isTrue();
        assertThat(shown.responseTemplates()).isEmpty();
    }

    @Test
    void acceptsIntegrationResponsesOfAnHttpApiWhereItIsToldTo() {
        Workbench http = bench.with(ProtocolType.HTTP);
        service.behave(ServiceBehaviour.ordinary().withHttpApisAccepted(true));
        http.create("$default");
        assertThat(http.items()).hasSize(1);
    }

    @Test
    void refusesAMutationWhileAnotherOneOfTheSameApiIsUnderWay() {
        AtomicLong nanos = new AtomicLong();
        try (LocalApiGateway virtual = LocalApiGateway.start();
                ApiGatewayV2Client client = Workbench.client(virtual.endpoint(), Workbench.CREDENTIALS)) {
            Workbench one = Workbench.at(virtual.endpoint(), client);
            Workbench another = Workbench.at(virtual.endpoint(), client);
            virtual.measureMutationsOn(nanos::get);
            virtual.behave(ServiceBehaviour.ordinary().withMutationTime(Duration.ofNanos(100)));
            one.create("/1/");
            nanos.set(99);
            assertThatThrownBy(() -> one.create("/2/")).isInstanceOf(ConflictException.class);
            assertThat(one.items()).hasSize(1);
            another.create("/2/");
            nanos.set(100);
            one.create("/2/");
        }
    }

    @Test
    void serialisedMutationsAllSucceedWhenEachIsRetried() {
        service.behave(ServiceBehaviour.ordinary().withMutationTime(Duration.ofMillis(2)));
        CompletableFuture.allOf(IntStream.range(0, 20)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> createWithRetries("/" + i + "/")))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(bench.items()).hasSize(21);
    }

    private void createWithRetries(String key) {
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

    private void assertRefused(Consumer<UpdateIntegrationResponseRequest.Builder> update) {
        StoredIntegrationResponse before = held();
        assertThatThrownBy(() -> bench.update(id, update)).isInstanceOf(BadRequestException.class);
        assertThat(held()).isEqualTo(before);
    }

    private StoredIntegrationResponse held() {
        return service.find(bench.apiId(), bench.integrationId(), id).orElseThrow();
    }
}
