package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** What each fault does to the caller, and what it leaves at the service. */
class FaultTest {
    private static final String CREATE = "CreateIntegrationResponse";

    private final LocalApiGateway service = LocalApiGateway.start();
    private final ApiGatewayV2Client client = ServiceClients.of(service.endpoint());
    private Workbench bench;

    @BeforeEach
    void makeApi() {
        String apiId = service.createWebSocketApi();
        bench = new Workbench(service.endpoint(), client, apiId, service.createIntegration(apiId));
    }

    @AfterEach
    void close() {
        client.close();
        service.close();
    }

    /** One kind of fault: the error code that the client sees, the recorded status, and whether it was applied. */
    private record FaultEffect(FaultKind kind, String code, int status, boolean applied) {}

    private static final String NO_ERROR = "none";
    private static final String NO_READABLE_ANSWER = "client";

    static List<FaultEffect> effects() {
        return List.of(
                new FaultEffect(FaultKind.THROTTLE, "TooManyRequestsException", 429, false),
                new FaultEffect(FaultKind.CONCURRENT_MODIFICATION, "ConflictException", 409, false),
                new FaultEffect(FaultKind.INTERNAL_ERROR, "InternalServerErrorException", 500, false),
                new FaultEffect(FaultKind.INTERNAL_ERROR_AFTER, "InternalServerErrorException", 500, true),
                new FaultEffect(FaultKind.REPLY_LOST, NO_READABLE_ANSWER, ServiceCall.NO_ANSWER, true),
                new FaultEffect(FaultKind.DROPPED_BEFORE, NO_READABLE_ANSWER, ServiceCall.NO_ANSWER, false),
                new FaultEffect(FaultKind.SLOW, NO_ERROR, 201, true),
                new FaultEffect(FaultKind.GARBAGE, NO_READABLE_ANSWER, 200, true),
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
    void aQuotaThatIsUsedUpIsToldInTheWordsOfTheService() {
        service.inject(Fault.every(CREATE, FaultKind.QUOTA));
        assertThat(wordsOf(catchThrowable(() -> bench.create("$default"))))
                .isEqualTo("Maximum number of IntegrationResponses for this Integration has been reached. "
                        + "Please contact AWS if you need additional IntegrationResponses.");
    }

    @Test
    void aConflictIsToldInTheWordsGivenOrInOrdinaryOnes() {
        Fault busy = Fault.conflict("The API is busy", CREATE);
        service.inject(busy.onlyOnFirst(2), busy.onlyOn(4), Fault.nth(5, CREATE, FaultKind.CONFLICT));
        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToObj(call -> catchThrowable(() -> bench.create("/" + call + "/")))
                        .map(FaultTest::wordsOf))
                .containsExactly(
                        "The API is busy", "The API is busy", NO_ERROR, "The API is busy", "Conflict", NO_ERROR);
    }

    @Test
    void aSlowAnswerIsHeldBackForItsTime() {
        service.inject(Fault.slow(CREATE, Duration.ofMillis(50)));
        long start = System.nanoTime();
        bench.create("$default");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"REPLY_LOST", "INTERNAL_ERROR_AFTER"})
    void aDeleteWhoseAnswerIsLostHasHappened(FaultKind kind) {
        String id = bench.create("$default").integrationResponseId();
        service.inject(Fault.every("DeleteIntegrationResponse", kind));
        assertThat(catchThrowable(() -> bench.delete(id))).isNotNull();
        assertThat(service.integrationResponses(bench.apiId(), bench.integrationId()))
                .isEmpty();
    }

    @Test
    void aRefusalStaysTheSameWhenItsAnswerIsGarbled() {
        service.inject(Fault.every("GetIntegrationResponse", FaultKind.GARBAGE));
        assertThat(codeOf(catchThrowable(() -> bench.get("absent1")))).isEqualTo("NotFoundException");
    }

    @Test
    void clearedFaultsStrikeNoMore() {
        service.inject(Fault.every(Fault.ANY_OPERATION, FaultKind.THROTTLE));
        service.clearFaults();
        assertThat(bench.create("$default").integrationResponseId()).isNotBlank();
    }

    @Test
    void callsCanBeForgotten() {
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
        return seen instanceof SdkClientException ? NO_READABLE_ANSWER : NO_ERROR;
    }
}
