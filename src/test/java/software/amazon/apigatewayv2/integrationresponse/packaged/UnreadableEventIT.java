package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.ReceivedRequest;
import software.amazon.cloudformation.proxy.Credentials;

/**
 * Events that nobody can read, at both entry points: the answer says which member is wrong, and nothing of the event's values
 * is in the answer, in what the function prints (standard output and standard error are one in its log), or in the
 * provider's log, to which the RPDK writes with what it knows of the invocation before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreadableEventIT {
    private static final List<String> SECRETS = Stream.concat(
                    Stream.of(SpoiltEvent.SECRET, "'SECRET-parameter'"),
                    Stream.of(CloudFormationRequest.CALLER, CloudFormationRequest.OWNER)
                            .flatMap(UnreadableEventIT::texts))
            .toList();

    private final StubEndpoint cloudWatch = StubEndpoint.start(StubCloudWatch::withLogGroup);
    private final FunctionHarness harness = FunctionHarness.open(cloudWatch.uri());

    @BeforeAll
    void aGoodEventGoesBefore() {
        harness.succeed(good());
    }

    @AfterAll
    void nothingOfTheEventsIsLogged() {
        harness.close();
        cloudWatch.close();

        assertThat(harness.function().log())
                .contains("The event cannot be read: ")
                .doesNotContain(SECRETS)
                .doesNotContain("Exception", "\tat ");
        assertThat(cloudWatch.received())
                .extracting(ReceivedRequest::body)
                .isNotEmpty()
                .allSatisfy(body -> assertThat(body).doesNotContain(SECRETS));
    }

    @ParameterizedTest
    @MethodSource("software.amazon.apigatewayv2.integrationresponse.packaged.SpoiltEvent#all")
    void theAnswerNamesTheMemberAndTheMistake(SpoiltEvent spoilt) {
        String event = spoilt.of(good());

        assertRefused(spoilt.entrypoint(), event, spoilt.message());
        assertRefused(spoilt.entrypoint(), CloudFormationRequest.compressed(event), spoilt.message());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoEventIsSaidToBeNone(Entrypoint entrypoint) {
        String event = good().event(entrypoint);

        assertRefused(entrypoint, "", "The event cannot be read: it is empty");
        assertRefused(entrypoint, "[" + event + "]", "The event cannot be read: it has to be an object");
        assertRefused(entrypoint, SpoiltEvent.SECRET, "The event cannot be read: it is not JSON (line 1, column 1)");
        assertRefused(
                entrypoint,
                event.substring(0, event.length() - 1),
                "The event cannot be read: it is not JSON (line 1, column " + event.length() + ")");
        String uncompressed = Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8));
        assertRefused(
                entrypoint,
                "{\"__COMPRESSED__\": \"" + uncompressed + "\", \"__COMPRESSION_METHOD__\": \"gzip_base64\"}",
                "The event cannot be read: __COMPRESSED__ has to be gzip data in Base64");
    }

    private static Stream<String> texts(Credentials credentials) {
        return Stream.of(credentials.getAccessKeyId(), credentials.getSecretAccessKey(), credentials.getSessionToken());
    }

    private void assertRefused(Entrypoint entrypoint, String event, String message) {
        harness.takeCalls();

        HandlerAnswer answer = harness.invoke(entrypoint, event);

        assertThat(answer.status()).isEqualTo("FAILED");
        assertThat(answer.errorCode()).isEqualTo("InvalidRequest");
        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.json().toString()).doesNotContain(SECRETS);
        assertThat(harness.takeCalls()).isEmpty();
    }

    /** A good update whose every value that is nobody else's business is a secret. */
    private CloudFormationRequest good() {
        ResourceProperties held = harness.existing(harness.integration(), StoredIntegrationResponse.ofKey("$default"));
        return CloudFormationRequest.update(
                        held.with("ResponseTemplates", Map.of("application/json", SpoiltEvent.SECRET))
                                .with("ResponseParameters", Map.of("method.response.header.x", "'SECRET-parameter'")),
                        held)
                .withProvider(Optional.of(CloudFormationRequest.OWNER));
    }
}
