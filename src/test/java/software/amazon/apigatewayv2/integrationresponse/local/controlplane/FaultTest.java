package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What each fault does to the caller, and what it leaves at the service. */
@ExtendWith(ServiceExtension.class)
class FaultTest {
    private static final String CREATE = "CreateIntegrationResponse";

    private static final String NO_ERROR = "none";
    private static final String UNREADABLE = "client";

    private LocalApiGateway service;
    private Workbench bench;

    @BeforeEach
    void use(LocalApiGateway shared, Workbench ours) {
        service = shared;
        bench = ours;
    }

    /** One kind of fault: the error code that the client sees, the recorded status, and whether it was applied. */
    private record FaultEffect(FaultKind kind, String code, int status, boolean applied) {}

    static List<FaultEffect> effects() {
        return List.of(
                new FaultEffect(FaultKind.THROTTLE, "TooManyRequestsException", 429, false),
                new FaultEffect(FaultKind.CONCURRENT_MODIFICATION, "ConflictException", 409, false),
                new FaultEffect(FaultKind.INTERNAL_ERROR, "InternalServerErrorException", 500, false),
                new FaultEffect(FaultKind.INTERNAL_ERROR_AFTER, "InternalServerErrorException", 500, true),
                new FaultEffect(FaultKind.REPLY_LOST, UNREADABLE, ServiceCall.NO_ANSWER, true),
                new FaultEffect(FaultKind.DROPPED_BEFORE, UNREADABLE, ServiceCall.NO_ANSWER, false),
                new FaultEffect(FaultKind.SLOW, NO_ERROR, 201, true),
                new FaultEffect(FaultKind.GARBAGE, UNREADABLE, 200, true),
                new FaultEffect(FaultKind.FORBIDDEN, "AccessDeniedException", 403, false),
                new FaultEffect(FaultKind.EXPIRED, "ExpiredTokenException", 403, false),
                new FaultEffect(FaultKind.QUOTA, "ConflictException", 429, false),
                new FaultEffect(FaultKind.CONFLICT, "ConflictException", 409, false));
    }

    @ParameterizedTest
    @MethodSource("effects")
    void aFaultStrikesOnceAndIsRecorded(FaultEffect effect) {
        service.inject(fault(effect.kind()));

        Throwable seen = catchThrowable(() -> bench.create("$default"));

        assertThat(codeOf(seen)).isEqualTo(effect.code());
        assertThat(service.integrationResponses(bench.apiId(), bench.integrationId()))
                .hasSize(effect.applied() ? 1 : 0);
        assertThat(service.calls())
                .containsExactly(new ServiceCall(
                        CREATE,
                        "POST",
                        "/v2/apis/%s/integrations/%s/integrationresponses"
                                .formatted(bench.apiId(), bench.integrationId()),
                        effect.status()));
        assertThat(bench.create("/500/").integrationResponseId()).isNotBlank();
    }

    @Test
    void everyKindOfFaultHasItsRowHere() {
        assertThat(effects()).extracting(FaultEffect::kind).containsExactlyInAnyOrder(FaultKind.values());
    }

    @Test
    void quotasAndConflictsAreToldInTheWordsOfTheServiceOrOfTheFault() {
        Fault busy = Fault.conflict("The API is busy", CREATE);
        service.inject(
                busy.onlyOnFirst(2),
                busy.onlyOn(4),
                Fault.nth(5, CREATE, FaultKind.CONFLICT),
                Fault.nth(7, CREATE, FaultKind.QUOTA));
        assertThat(IntStream.rangeClosed(1, 7)
                        .mapToObj(call -> catchThrowable(() -> bench.create("/" + call + "/")))
                        .map(FaultTest::wordsOf))
                .containsExactly(
                        "The API is busy",
                        "The API is busy",
                        NO_ERROR,
                        "The API is busy",
                        "Conflict",
                        NO_ERROR,
                        "Maximum number of IntegrationResponses for this Integration has been reached. "
                                + "Please contact AWS if you need additional IntegrationResponses.");
    }

    @Test
    void aSlowResponseIsHeldBackForItsTime() {
        service.inject(Fault.slow(CREATE, Duration.ofMillis(50)));
        long start = System.nanoTime();
        bench.create("$default");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"REPLY_LOST", "INTERNAL_ERROR_AFTER"})
    void aDeleteWhoseResponseIsLostIsCarriedOut(FaultKind kind) {
        String id = bench.create("$default").integrationResponseId();
        service.inject(Fault.every("DeleteIntegrationResponse", kind));
        assertThat(catchThrowable(() -> bench.delete(id))).isNotNull();
        assertThat(service.integrationResponses(bench.apiId(), bench.integrationId()))
                .isEmpty();
    }

    @Test
    void aRefusalIsNotGarbled() {
        service.inject(Fault.every("GetIntegrationResponse", FaultKind.GARBAGE));
        assertThat(codeOf(catchThrowable(() -> bench.get("absent1")))).isEqualTo("NotFoundException");
    }

    @Test
    void faultsCanBeClearedAndCallsForgotten() {
        service.inject(Fault.every(Fault.ANY_OPERATION, FaultKind.THROTTLE));
        service.clearFaults();
        bench.create("$default");
        service.forgetCalls();
        assertThat(service.calls()).isEmpty();
    }

    private static Fault fault(FaultKind kind) {
        return kind == FaultKind.SLOW
                ? Fault.slow(CREATE, Duration.ofMillis(1)).onlyOn(1)
                : Fault.first(1, CREATE, kind);
    }

    private static String wordsOf(Throwable seen) {
        return seen instanceof AwsServiceException refusal
                ? refusal.awsErrorDetails().errorMessage()
                : NO_ERROR;
    }

    private static String codeOf(Throwable seen) {
        if (seen instanceof AwsServiceException refusal) {
            return refusal.awsErrorDetails().errorCode();
        }
        return seen instanceof SdkClientException ? UNREADABLE : NO_ERROR;
    }
}
