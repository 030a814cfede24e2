package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Which calls a script of faults strikes, and what each fault does to the caller and leaves at the service. */
@ExtendWith(ServiceExtension.class)
class FaultTest {
    private static final String CREATE = "CreateIntegrationResponse";
    private static final String GET = "GetIntegrationResponse";

    private static final String NO_ERROR = "none";
    private static final String UNREADABLE = "client";

    @TempDir
    private Path directory;

    /** The error code that the client sees, the recorded status, and whether the call was carried out. */
    private record Effect(String code, int status, boolean applied) {
        static Effect of(FaultKind kind) {
            return switch (kind) {
                case THROTTLE -> new Effect("TooManyRequestsException", 429, false);
                case CONCURRENT_MODIFICATION, CONFLICT -> new Effect("ConflictException", 409, false);
                case INTERNAL_ERROR -> new Effect("InternalServerErrorException", 500, false);
                case INTERNAL_ERROR_AFTER -> new Effect("InternalServerErrorException", 500, true);
                case REPLY_LOST -> new Effect(UNREADABLE, ServiceCall.NO_ANSWER, true);
                case DROPPED_BEFORE -> new Effect(UNREADABLE, ServiceCall.NO_ANSWER, false);
                case SLOW -> new Effect(NO_ERROR, 201, true);
                case GARBAGE -> new Effect(UNREADABLE, 200, true);
                case FORBIDDEN -> new Effect("AccessDeniedException", 403, false);
                case EXPIRED -> new Effect("ExpiredTokenException", 403, false);
                case QUOTA -> new Effect("ConflictException", 429, false);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultStrikesOnceAndIsRecorded(FaultKind kind, Workbench bench, LocalApiGateway service) {
        Effect effect = Effect.of(kind);
        service.inject(
                kind == FaultKind.SLOW
                        ? Fault.slow(CREATE, Duration.ofMillis(1)).onlyOn(1)
                        : Fault.first(1, CREATE, kind));

        assertThat(codeOf(catchThrowable(() -> bench.create("$default")))).isEqualTo(effect.code());
        assertThat(bench.items()).hasSize(effect.applied() ? 1 : 0);
        assertThat(service.calls())
                .startsWith(new ServiceCall(
                        CREATE,
                        "POST",
                        "/v2/apis/%s/integrations/%s/integrationresponses"
                                .formatted(bench.apiId(), bench.integrationId()),
                        effect.status()));
        assertThat(bench.create("/500/").integrationResponseId()).isNotBlank();
    }

    @Test
    void aRefusalIsNotGarbled(Workbench bench, LocalApiGateway service) {
        service.inject(Fault.every(GET, FaultKind.GARBAGE));
        assertThat(codeOf(catchThrowable(() -> bench.get("absent1")))).isEqualTo("NotFoundException");
    }

    @Test
    void aSlowResponseComesTooLateForAClientThatDoesNotWaitForIt(Workbench bench, LocalApiGateway service) {
        service.inject(Fault.slow(CREATE, Duration.ofSeconds(2)));
        assertThatThrownBy(() -> bench.create(request -> request.integrationResponseKey("$default")
                        .overrideConfiguration(override -> override.apiCallTimeout(Duration.ofSeconds(1)))))
                .isInstanceOf(ApiCallTimeoutException.class);
    }

    @Test
    void strikesWithTheFirstFaultThatFitsAndCountsTheCallsOfItsOperation() {
        FaultScript script = FaultScript.of(
                Fault.first(2, CREATE, FaultKind.THROTTLE),
                Fault.nth(4, Fault.ANY_OPERATION, FaultKind.FORBIDDEN),
                Fault.every(CREATE, FaultKind.REPLY_LOST));
        assertThat(Stream.of(CREATE, GET, CREATE, CREATE, CREATE, GET)
                        .map(called -> script.strike(Operation.named(called).orElseThrow())
                                .map(Fault::kind)))
                .containsExactly(
                        Optional.of(FaultKind.THROTTLE),
                        Optional.empty(),
                        Optional.of(FaultKind.THROTTLE),
                        Optional.of(FaultKind.FORBIDDEN),
                        Optional.of(FaultKind.REPLY_LOST),
                        Optional.empty());
    }

    @Test
    void readsAScriptFromAFile() throws IOException {
        assertThat(
                        read("""
                        [{"fault": "THROTTLE", "operation": "CreateIntegrationResponse", "first": 3},
                         {"fault": "SLOW", "nth": 2, "millis": 40},
                         {"fault": "FORBIDDEN", "operation": "*"},
                         {"fault": "CONFLICT", "operation": "CreateIntegrationResponse", "first": 2, "words": "busy"}]
                        """)
                                .faults())
                .containsExactly(
                        Fault.first(3, CREATE, FaultKind.THROTTLE),
                        Fault.slow(Fault.ANY_OPERATION, Duration.ofMillis(40)).onlyOn(2),
                        Fault.every(Fault.ANY_OPERATION, FaultKind.FORBIDDEN),
                        Fault.conflict("busy", CREATE).onlyOnFirst(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {} | A fault script is a JSON array
                    [7] | Fault 1: "fault" is one of THROTTLE,
                    [{}] | Fault 1: "fault" is one of THROTTLE,
                    [{"fault": "FIRE"}] | Fault 1: "fault" is one of THROTTLE,
                    [{"fault": "THROTTLE"}, {"fault": "THROTTLE", "op": 1}] | Fault 2: unknown member "op"
                    [{"fault": "THROTTLE", "operation": "Burn"}] | Fault 1: The local API Gateway V2 has no operation
                    [{"fault": "THROTTLE", "nth": 0}] | Fault 1: "nth" is not a whole number from 1 on
                    [{"fault": "THROTTLE", "nth": 1, "first": 1}] | Fault 1: "first" and "nth" exclude each other
                    [{"fault": "THROTTLE", "millis": 5}] | Fault 1: A delay belongs to SLOW, and only to it
                    [{"fault": "SLOW"}] | Fault 1: A delay belongs to SLOW, and only to it
                    [{"fault": "CONFLICT"}] | Fault 1: Words belong to CONFLICT, and only to it
                    [{"fault": "QUOTA", "words": "no"}] | Fault 1: Words belong to CONFLICT, and only to it
                    [{"fault": "CONFLICT", "words": 1}] | Fault 1: "words" is not a string
                    """)
    void saysWhatIsWrongWithAScript(String script, String message) {
        assertThatThrownBy(() -> read(script))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private FaultScript read(String json) throws IOException {
        return FaultScript.read(Files.writeString(directory.resolve("faults.json"), json));
    }

    private static String codeOf(Throwable seen) {
        if (seen instanceof AwsServiceException refusal) {
            return refusal.awsErrorDetails().errorCode();
        }
        return seen instanceof SdkClientException ? UNREADABLE : NO_ERROR;
    }
}
