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
    private final FunctionHarness harness = FunctionHarness.open();

    @AfterEach
    void makeTheServiceOrdinaryAgain() {
        harness.service().behave(ServiceBehaviour.ordinary());
    }

    @ParameterizedTest
    @EnumSource
    void aThousandAreListedPageByPageWithNoneMissedOrRepeated(Entrypoint entrypoint) {
        ResourceProperties integration = harness.integration();
        List<String> expected = IntStream.range(0, 1000)
                .mapToObj(number -> harness.existing(
                                integration, StoredIntegrationResponse.ofKey("/key-%d/".formatted(number)))
                        .id())
                .toList();
        harness.takeCalls();

        List<HandlerAnswer> pages = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            HandlerAnswer page = harness.invoke(
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
        assertThat(pages.stream().flatMap(page -> page.models().stream()).map(ResourceProperties::id))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(harness.takeCalls()).hasSize(10).containsOnly("GetIntegrationResponses");
    }

    @Test
    void withoutAPageSizeTheServiceChoosesIt() {
        ResourceProperties integration = harness.integration();
        IntStream.range(0, 30)
                .forEach(number ->
                        harness.existing(integration, StoredIntegrationResponse.ofKey("/key-%d/".formatted(number))));

        HandlerAnswer first = harness.handle(Action.LIST, integration);
        HandlerAnswer second = harness.handle(
                CloudFormationRequest.of(Action.LIST, integration).withNextToken(first.nextToken()));

        assertThat(first.models()).hasSize(25);
        assertThat(second.models()).hasSize(5);
        assertThat(second.nextToken()).isEmpty();
    }

    @Test
    void aTokenThatTheServiceDidNotGiveIsInvalid() {
        HandlerAnswer answer = harness.handle(
                CloudFormationRequest.of(Action.LIST, harness.integration()).withNextToken(Optional.of("?&=/#é")));

        assertThat(answer.errorCode()).isEqualTo("InvalidRequest");
        assertThat(answer.message()).contains("nextToken");
    }

    @ParameterizedTest
    @MethodSource
    void aTemplateRoundTripsUnchanged(String template) {
        ResourceProperties wanted = harness.integration()
                .with("IntegrationResponseKey", "$default")
                .with(
                        "ResponseTemplates",
                        Map.of("$default", template, "application/json", template, "/2\\d\\d/", "2"));

        ResourceProperties created = harness.succeed(CloudFormationRequest.of(Action.CREATE, wanted));
        assertThat(created)
                .isEqualTo(wanted.with("IntegrationResponseId", created.id()).shown());
        assertThat(harness.held(wanted)).containsExactly(created.stored());

        ResourceProperties changed = created.with("ResponseTemplates", Map.of("$default", "_", "text/plain", template));
        for (Entrypoint entrypoint : Entrypoint.values()) {
            assertThat(harness.invoke(entrypoint, CloudFormationRequest.update(changed, created))
                            .model())
                    .isEqualTo(changed);
            assertThat(harness.invoke(entrypoint, CloudFormationRequest.of(Action.READ, changed.identifier()))
                            .model())
                    .isEqualTo(changed);
            assertThat(harness.invoke(entrypoint, CloudFormationRequest.of(Action.LIST, changed.integration()))
                            .models())
                    .containsExactly(changed.listed());
        }
        assertThat(harness.held(wanted)).containsExactly(changed.stored());
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
        ResourceProperties wanted = harness.integration()
                .with("IntegrationResponseKey", "/\\d{3} \"ä漢🎉\" ' <>&/")
                .with("TemplateSelectionExpression", "${integration.response.body.$['type']} \"ä漢🎉\"")
                .with(
                        "ResponseParameters",
                        Map.of(
                                "method.response.header.ä \"🎉\"", "'ä \"quoted\" 漢🎉'",
                                "method.response.header.x", "integration.response.body.$.a['b']",
                                "method.response.header.long", "'" + "y".repeat(510) + "'"));

        ResourceProperties created = harness.succeed(CloudFormationRequest.of(Action.CREATE, wanted));

        assertThat(created)
                .isEqualTo(wanted.with("IntegrationResponseId", created.id()).shown());
        assertThat(harness.held(wanted)).containsExactly(created.stored());
        assertThat(harness.handle(Action.READ, created.identifier()).model()).isEqualTo(created);
    }

    /** CloudFormation compresses events that are large. */
    @Test
    void aCompressedEventIsUnderstood() {
        ResourceProperties wanted = harness.integration()
                .with("IntegrationResponseKey", "$default")
                .with("ResponseTemplates", Map.of("application/json", "漢".repeat(LONGEST_TEMPLATE)));
        CloudFormationRequest request = CloudFormationRequest.of(Action.CREATE, wanted);

        HandlerAnswer answer = harness.invoke(Entrypoint.HANDLE, request.compressedEvent());

        assertThat(harness.held(wanted)).containsExactly(answer.model().stored());
        assertThat(answer.model().without("IntegrationResponseId")).isEqualTo(wanted.shown());
    }

    /** An empty text is not there, and a map always is, whatever the service writes; an empty template is content. */
    @ParameterizedTest
    @EnumSource
    void whatIsNotSetIsAbsentOrAnEmptyMap(ServiceBehaviour.EmptyMembers emptyMembers) {
        harness.service().behave(ServiceBehaviour.ordinary().withEmptyMembers(emptyMembers));
        ResourceProperties bare = harness.integration().with("IntegrationResponseKey", "$default");
        ResourceProperties wanted = bare.with("TemplateSelectionExpression", "")
                .with("ResponseParameters", Map.of())
                .with("ResponseTemplates", Map.of());

        ResourceProperties created = harness.succeed(CloudFormationRequest.of(Action.CREATE, wanted));
        assertThat(created)
                .isEqualTo(bare.with("IntegrationResponseId", created.id()).shown());
        assertThat(harness.handle(Action.READ, created.identifier()).model()).isEqualTo(created);
        assertThat(harness.handle(Action.LIST, bare).models()).containsExactly(created.listed());

        ResourceProperties emptied = wanted.with("IntegrationResponseId", created.id());
        assertThat(harness.succeed(CloudFormationRequest.update(emptied, created)))
                .isEqualTo(created);
        assertThat(harness.held(bare)).containsExactly(created.stored());
    }

    @Test
    void anEmptyTemplateIsKept() {
        ResourceProperties wanted = harness.integration()
                .with("IntegrationResponseKey", "$default")
                .with("ResponseTemplates", Map.of("application/json", ""));

        ResourceProperties created = harness.succeed(CloudFormationRequest.of(Action.CREATE, wanted));

        assertThat(created)
                .isEqualTo(wanted.with("IntegrationResponseId", created.id()).shown());
        assertThat(harness.held(wanted)).containsExactly(created.stored());
    }
}
