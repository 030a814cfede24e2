package software.amazon.apigatewayv2.integrationresponse.local.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** What a probe leaves at a service, and beside it. */
class ProbeCleanupTest {
    @AutoClose
    private final LocalApiGateway service = LocalApiGateway.start();

    @AutoClose
    private final ApiGatewayV2Client client =
            Probe.client("us-east-1", AwsBasicCredentials.create("a", "b"), Optional.of(service.endpoint()));

    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void makeAnApiOfSomebodyElse() {
        service.createWebSocketApi("others", "integration-response-probe-of-mine");
    }

    /** The note stays where the API of a lost create may still come. */
    static Stream<Arguments> failures() {
        String deleted = "All that the probe made is deleted.";
        return Stream.of(
                arguments(Fault.every("GetApis", FaultKind.FORBIDDEN), List.of()),
                arguments(Fault.nth(20, Fault.ANY_OPERATION, FaultKind.DROPPED_BEFORE), List.of(deleted)),
                arguments(Fault.nth(1, "CreateApi", FaultKind.FORBIDDEN), List.of(deleted)),
                arguments(Fault.nth(2, "CreateApi", FaultKind.REPLY_LOST), List.of(deleted)),
                arguments(
                        Fault.nth(1, "CreateApi", FaultKind.DROPPED_BEFORE),
                        List.of("Something may be left; ./local probe --clean deletes it.")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void leavesNothingAfterAnErrorOrSaysThatItMay(Fault fault, List<String> said) {
        service.inject(fault);
        assertThatThrownBy(this::probe).isInstanceOf(SdkException.class);
        service.clearFaults();
        assertThat(told).isEqualTo(said);
        assertThat(Files.exists(note())).isEqualTo(said.toString().contains("may be left"));
        assertThat(apis()).containsExactly("others");
    }

    /** A killed probe sends no further request. */
    @Test
    void deletesLaterWhatIsLeftByAProbeThatIsKilledAtAnyRequest() throws Exception {
        probe();
        int requests = service.calls().size();
        for (int request : IntStream.rangeClosed(2, requests).toArray()) {
            service.inject(new Fault(
                    Fault.ANY_OPERATION, request, Integer.MAX_VALUE, FaultKind.DROPPED_BEFORE, Duration.ZERO));
            try {
                probe();
            } catch (SdkException e) {
                // Without one, it was killed while it deleted its APIs.
                assertThat(told).last().asString().startsWith("Something may be left");
            }
            service.clearFaults();
            assertThat(note()).as("killed before request %d", request).exists();
            new ProbeApis(client, Files.readAllLines(note()).get(1), Optional.of(note()), 0).delete();
            assertThat(note()).doesNotExist();
            assertThat(apis()).as("killed before request %d", request).containsExactly("others");
        }
        assertThat(requests).isGreaterThan(50);
    }

    @Test
    void touchesNoApiThatHasOnlyItsNameOrOnlyItsTag() throws Exception {
        api("mine", Map.of());
        api("mine", Map.of(ProbeApis.TAG, "yours"));
        api("yours", Map.of(ProbeApis.TAG, "mine"));
        new ProbeApis(client, "mine", Optional.empty(), 0).delete();
        assertThat(apis()).hasSize(4);
        api("mine", Map.of(ProbeApis.TAG, "mine"));
        new ProbeApis(client, "mine", Optional.empty(), 0).delete();
        assertThat(apis()).hasSize(4);
    }

    private void api(String name, Map<String, String> tags) {
        client.createApi(
                request -> request.name(name).protocolType(ProtocolType.HTTP).tags(tags));
    }

    private void probe() throws Exception {
        new Probe(client, "us-east-1", Optional.of(note()), asking -> {}, told::add).run();
    }

    private Path note() {
        return directory.resolve("note");
    }

    private List<String> apis() {
        return client.getApis(request -> {}).items().stream().map(Api::apiId).toList();
    }
}
