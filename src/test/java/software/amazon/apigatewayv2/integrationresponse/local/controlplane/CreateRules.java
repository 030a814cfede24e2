package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.SampleValues;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** What a create makes, and what it refuses. */
interface CreateRules {

    @Test
    default void createRespondsWithAllThatGetGives(Workbench bench) {
        CreateIntegrationResponseResponse created = bench.createFull();
        assertThat(created.integrationResponseId()).isNotBlank();
        SampleValues.all().forEach((property, value) -> assertThat(created.getValueForField(property, Object.class))
                .contains(value));
        bench.assertGives(created.integrationResponseId(), created);
    }

    @Test
    default void whatIsNotGivenIsAbsentFromTheResponse(Workbench bench) {
        GetIntegrationResponseResponse held = bench.get(bench.create("$default").integrationResponseId());
        assertThat(held.contentHandlingStrategy()).isNull();
        assertThat(held.templateSelectionExpression()).isNull();
        assertThat(held.hasResponseParameters()).isFalse();
        assertThat(held.hasResponseTemplates()).isFalse();
    }

    @Test
    default void textComesBackUnchanged(Workbench bench) {
        Map<String, String> templates = Map.of(
                "$default", "{\"quoted\": \"\\\"\"}\n\t",
                "application/ünïcode", "漢字 \uD83D\uDE80 \u0001",
                "empty", "",
                "longest", "é".repeat(32_768));
        String id = bench.create(
                        request -> request.integrationResponseKey("/\"é\\s/").responseTemplates(templates))
                .integrationResponseId();
        assertThat(bench.get(id).integrationResponseKey()).isEqualTo("/\"é\\s/");
        assertThat(bench.get(id).responseTemplates()).isEqualTo(templates);
    }

    @Test
    @MotoDiffers(MotoDiffers.CHECKS_NO_LENGTHS)
    default void refusesATemplateOrAParameterOfAnotherLength(Workbench bench) {
        assertRefused(bench, request -> request.responseTemplates(Map.of("a", "a".repeat(32_769))));
        for (String value : List.of("", "a".repeat(513))) {
            assertRefused(bench, request -> request.responseParameters(Map.of("a", value)));
        }
    }

    @Test
    @MotoDiffers("moto checks neither required members nor enumerations; the model has both")
    default void refusesACreateWithoutAKeyOrWithAnUnknownStrategy(Workbench bench) {
        assertRefused(bench, request -> request.integrationResponseKey(null));
        assertRefused(bench, request -> request.contentHandlingStrategy("CONVERT_TO_GOLD"));
    }

    @Test
    @MotoDiffers("moto does not look at the protocol; the documentation has them for WebSocket APIs only")
    default void refusesAnIntegrationResponseOfAnHttpApi(Workbench bench) {
        assertRefused(bench.with(ProtocolType.HTTP), request -> request.responseTemplates(Map.of("a", "b")));
    }

    @Test
    @MotoDiffers(MotoDiffers.ALLOWS_EQUAL_KEYS)
    default void refusesASecondCreateWithTheSameKeyAsAConflict(Workbench bench) {
        String first = bench.create("$default").integrationResponseId();
        assertThatThrownBy(() -> bench.create("$default")).isInstanceOf(ConflictException.class);
        assertThat(bench.items())
                .extracting(IntegrationResponse::integrationResponseId)
                .containsExactly(first);
    }

    @Test
    default void acceptsTheSameKeyInAnotherIntegration(Workbench bench) {
        bench.create("$default");
        Workbench neighbour = bench.neighbour();
        neighbour.create("$default");
        assertThat(neighbour.items()).hasSize(1);
    }

    @Test
    @MotoDiffers("moto does not serialise changes; the service does (seen in terraform-provider-aws #18018)")
    default void refusesACreateWhileTheSameApiIsBeingChanged(Workbench bench, LocalApiGateway service) {
        Workbench another = bench.with(ProtocolType.WEBSOCKET);
        AtomicLong nanos = new AtomicLong();
        service.measureMutationsOn(nanos::get);
        service.behave(ServiceBehaviour.ordinary().withMutationTime(Duration.ofNanos(100)));
        bench.create("/1/");
        nanos.set(99);
        assertThatThrownBy(() -> bench.create("/2/")).isInstanceOf(ConflictException.class);
        assertThat(bench.items()).hasSize(1);
        another.create("/2/");
        nanos.set(100);
        bench.create("/2/");
    }

    private static void assertRefused(Workbench bench, Consumer<CreateIntegrationResponseRequest.Builder> members) {
        assertThatThrownBy(() -> bench.create(request -> members.accept(request.integrationResponseKey("$default"))))
                .isInstanceOf(BadRequestException.class);
        assertThat(bench.items()).isEmpty();
    }
}
