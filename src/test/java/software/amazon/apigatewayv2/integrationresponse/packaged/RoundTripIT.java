package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.cloudformation.Action;

/** What is written is what is read: every character of it, and all of many. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripIT {
    private static final int LONGEST_TEMPLATE = 32_768;

    @AutoClose
    private final FunctionDesk desk = FunctionDesk.open();

    @AfterEach
    void makeTheServiceOrdinaryAgain() {
        desk.service().behave(ServiceBehaviour.ordinary());
    }

    @ParameterizedTest
    @EnumSource
    void aThousandAreListedPageByPageWithNoneMissedOrRepeated(Entrypoint entrypoint) {
        Properties integration = desk.integration();
        List<String> expected = IntStream.range(0, 1000)
                .mapToObj(number -> desk.existing(
                                integration, StoredIntegrationResponse.ofKey("/key-%d/".formatted(number)))
                        .id())
                .toList();
        desk.takeCalls();

        List<HandlerAnswer> pages = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            HandlerAnswer page = desk.invoke(
                    entrypoint,
                    CloudFormationRequest.of(Action.LIST, integration)
                            .withNextToken(token)
                            .withMaxResults(Optional.of(100)));
            pages.add(page);
            token = page.nextToken();
        } while (token.isPresent() && pages.size() < 11);

        assertThat(pages).hasSize(10).allSatisfy(page -> assertThat(page.models())
                .hasSize(100)
                .allSatisfy(model -> assertThat(model.integration()).isEqualTo(integration)));
        assertThat(pages.stream().flatMap(page -> page.models().stream()).map(Properties::id))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(desk.takeCalls()).hasSize(10).containsOnly("GetIntegrationResponses");
    }

    @Test
    void withoutAPageSizeTheServiceChoosesIt() {
        Properties integration = desk.integration();
        IntStream.range(0, 30)
                .forEach(number ->
                        desk.existing(integration, StoredIntegrationResponse.ofKey("/key-%d/".formatted(number))));

        HandlerAnswer first = desk.handle(Action.LIST, integration);
        HandlerAnswer second =
                desk.handle(CloudFormationRequest.of(Action.LIST, integration).withNextToken(first.nextToken()));

        assertThat(first.models()).hasSize(25);
        assertThat(second.models()).hasSize(5);
        assertThat(second.nextToken()).isEmpty();
    }

    @Test
    void aTokenThatTheServiceDidNotGiveIsInvalid() {
        HandlerAnswer answer = desk.handle(
                CloudFormationRequest.of(Action.LIST, desk.integration()).withNextToken(Optional.of("?&=/#é")));

        assertThat(answer.errorCode()).isEqualTo("InvalidRequest");
        assertThat(answer.message()).contains("nextToken");
    }

    @ParameterizedTest
    @MethodSource
    void aTemplateRoundTripsUnchanged(String template) {
        Properties wanted = desk.integration()
                .with("IntegrationResponseKey", "$default")
                .with(
                        "ResponseTemplates",
                        Map.of("$default", template, "application/json", template, "/2\\d\\d/", "2"));

        Properties created = desk.succeed(CloudFormationRequest.of(Action.CREATE, wanted));
        assertThat(created).isEqualTo(wanted.with("IntegrationResponseId", created.id()));
        assertThat(desk.held(wanted)).containsExactly(created.stored());

        Properties changed = created.with("ResponseTemplates", Map.of("$default", "_", "text/plain", template));
        for (Entrypoint entrypoint : Entrypoint.values()) {
            assertThat(desk.invoke(entrypoint, CloudFormationRequest.update(changed, created))
                            .model())
                    .isEqualTo(changed);
            assertThat(desk.invoke(entrypoint, CloudFormationRequest.of(Action.READ, changed.identifier()))
                            .model())
                    .isEqualTo(changed);
            assertThat(desk.invoke(entrypoint, CloudFormationRequest.of(Action.LIST, changed.integration()))
                            .models())
                    .containsExactly(changed);
        }
        assertThat(desk.held(wanted)).containsExactly(changed.stored());
    }

    static List<String> aTemplateRoundTripsUnchanged() {
        String unicode = "äß漢字🎉\u2028\u2029\u0001\u007f\ufeff\u00a0 e\u0301";
        return List.of(
                "x".repeat(LONGEST_TEMPLATE),
                "漢".repeat(LONGEST_TEMPLATE),
                "🎉".repeat(LONGEST_TEMPLATE),
                unicode,
                "{\"a\": \"b\\\"c\", 'd': \"\\\\n\", \"e\": \"</script>\"}\n\r\n\t#set($x = $input.path('$'))$!{x}%2F%",
                " leading and trailing ",
                "\n",
                "null",
                "1e400",
                "007",
                "true");
    }

    @Test
    void keysAndParametersRoundTripUnchanged() {
        Properties wanted = desk.integration()
                .with("IntegrationResponseKey", "/\\d{3} \"ä漢🎉\" ' <>&/")
                .with("TemplateSelectionExpression", "${integration.response.body.$['type']} \"ä漢🎉\"")
                .with(
                        "ResponseParameters",
                        Map.of(
                                "method.response.header.ä \"🎉\"", "'ä \"quoted\" 漢🎉'",
                                "method.response.header.x", "integration.response.body.$.a['b']",
                                "method.response.header.long", "'" + "y".repeat(510) + "'"));

        Properties created = desk.succeed(CloudFormationRequest.of(Action.CREATE, wanted));

        assertThat(created).isEqualTo(wanted.with("IntegrationResponseId", created.id()));
        assertThat(desk.held(wanted)).containsExactly(created.stored());
        assertThat(desk.handle(Action.READ, created.identifier()).model()).isEqualTo(created);
    }

    /** CloudFormation compresses events that are large. */
    @Test
    void aCompressedEventIsUnderstood() {
        Properties wanted = desk.integration()
                .with("IntegrationResponseKey", "$default")
                .with("ResponseTemplates", Map.of("application/json", "漢".repeat(LONGEST_TEMPLATE)));
        CloudFormationRequest request = CloudFormationRequest.of(Action.CREATE, wanted);

        HandlerAnswer answer = desk.invoke(Entrypoint.HANDLE, request.compressedEvent());

        assertThat(desk.held(wanted)).containsExactly(answer.model().stored());
        assertThat(answer.model().without("IntegrationResponseId")).isEqualTo(wanted);
    }

    /** What is empty is not there, whatever the service writes; an empty template is content. */
    @ParameterizedTest
    @EnumSource
    void whatIsNotSetIsAbsent(ServiceBehaviour.EmptyMembers emptyMembers) {
        desk.service().behave(ServiceBehaviour.ordinary().withEmptyMembers(emptyMembers));
        Properties bare = desk.integration().with("IntegrationResponseKey", "$default");
        Properties wanted = bare.with("TemplateSelectionExpression", "")
                .with("ResponseParameters", Map.of())
                .with("ResponseTemplates", Map.of());

        Properties created = desk.succeed(CloudFormationRequest.of(Action.CREATE, wanted));
        assertThat(created).isEqualTo(bare.with("IntegrationResponseId", created.id()));
        assertThat(desk.handle(Action.READ, created.identifier()).model()).isEqualTo(created);
        assertThat(desk.handle(Action.LIST, bare).models()).containsExactly(created);

        Properties emptied = wanted.with("IntegrationResponseId", created.id());
        assertThat(desk.succeed(CloudFormationRequest.update(emptied, created))).isEqualTo(created);
        assertThat(desk.held(bare)).containsExactly(created.stored());
    }

    @Test
    void anEmptyTemplateIsKept() {
        Properties wanted = desk.integration()
                .with("IntegrationResponseKey", "$default")
                .with("ResponseTemplates", Map.of("application/json", ""));

        Properties created = desk.succeed(CloudFormationRequest.of(Action.CREATE, wanted));

        assertThat(created).isEqualTo(wanted.with("IntegrationResponseId", created.id()));
        assertThat(desk.held(wanted)).containsExactly(created.stored());
    }
}
