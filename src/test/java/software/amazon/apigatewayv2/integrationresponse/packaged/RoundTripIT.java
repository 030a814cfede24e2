package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.cloudformation.Action;

/** What is written is what is read: every character of it, and all of many. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripIT {
    private static final int MAX_TEMPLATE = 32_768;

    @AutoClose
    private final FunctionHarness harness = FunctionHarness.open();

    @ParameterizedTest
    @EnumSource
    void listsAThousandPageByPageWithNoneMissedOrRepeated(Entrypoint entrypoint) {
        ResourceProperties integration = harness.integration();
        List<ResourceProperties> expected = IntStream.range(0, 1000)
                .mapToObj(i -> harness.existing(integration, StoredIntegrationResponse.ofKey("/key-%d/".formatted(i))))
                .toList();
        harness.takeCalls();

        List<ResourceProperties> listed = new ArrayList<>();
        CloudFormationRequest list =
                CloudFormationRequest.of(Action.LIST, integration).withMaxResults(Optional.of(100));
        for (int page = 1; page <= 10; page++) {
            HandlerResponse response = harness.invoke(entrypoint, list);
            assertThat(response.models()).hasSize(100);
            listed.addAll(response.models());
            assertThat(response.nextToken().isPresent()).isEqualTo(page < 10);
            list = list.withNextToken(response.nextToken());
        }

        assertThat(listed).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(harness.takeCalls()).hasSize(10).containsOnly("GetIntegrationResponses");
    }

    /** The events with the long templates are compressed. */
    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource
    void keepsEveryCharacter(String property, Object value) {
        for (Entrypoint entrypoint : Entrypoint.values()) {
            ResourceProperties wanted = harness.integration().withAllContents().with(property, value);
            ResourceProperties created = harness.succeed(entrypoint, CloudFormationRequest.of(Action.CREATE, wanted));
            assertThat(created).isEqualTo(wanted.with("IntegrationResponseId", created.id()));
            assertThat(harness.held(created)).containsExactly(created.stored());

            ResourceProperties before =
                    harness.existing(harness.integration(), StoredIntegrationResponse.ofKey("/before/"));
            ResourceProperties updated = before.withAllContents().with(property, value);
            assertThat(harness.succeed(entrypoint, CloudFormationRequest.update(updated, before)))
                    .isEqualTo(updated);
            assertThat(harness.held(before)).containsExactly(updated.stored());

            CloudFormationRequest read = CloudFormationRequest.of(Action.READ, updated.identifier());
            assertThat(harness.succeed(entrypoint, read)).isEqualTo(updated);
            CloudFormationRequest list = CloudFormationRequest.of(Action.LIST, updated.integration());
            assertThat(harness.invoke(entrypoint, list).models()).containsExactly(updated.listed());
        }
    }

    static Stream<Arguments> keepsEveryCharacter() {
        Stream<String> templates = Stream.of(
                "x".repeat(MAX_TEMPLATE),
                "漢".repeat(MAX_TEMPLATE),
                "🎉".repeat(MAX_TEMPLATE),
                "äß漢字🎉\u2028\u2029\u0001\u007f\ufeff\u00a0 e\u0301",
                "{\"a\": \"b\\\"c\", 'd': \"\\\\n\", \"e\": \"</script>\"}\n\r\n\t#set($x = $input.path('$'))$!{x}%2F%",
                " leading and trailing ",
                "\n",
                "null",
                "1e400",
                "007",
                "true");
        return Stream.concat(
                templates.map(text ->
                        arguments("ResponseTemplates", Map.of("$default", text, "text/plain", text, "/2\\d\\d/", "2"))),
                Stream.of(
                        arguments("IntegrationResponseKey", "/\\d{3} \"ä漢🎉\" ' <>&/"),
                        arguments("TemplateSelectionExpression", "${integration.response.body.$['type']} \"ä漢🎉\""),
                        arguments(
                                "ResponseParameters",
                                Map.of(
                                        "method.response.header.ä \"🎉\"", "'ä \"quoted\" 漢🎉'",
                                        "method.response.header.x", "integration.response.body.$.a['b']",
                                        "method.response.header.long", "'" + "y".repeat(510) + "'"))));
    }
}
