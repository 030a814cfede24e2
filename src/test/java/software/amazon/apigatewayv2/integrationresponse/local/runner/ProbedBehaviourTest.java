package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyMembers;
import software.amazon.apigatewayv2.integrationresponse.local.probe.Probe;
import software.amazon.apigatewayv2.integrationresponse.local.probe.ProbeReport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** The probe on the local API Gateway V2: it has to find the very switches with which that was started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProbedBehaviourTest {
    @AutoClose
    private final LocalApiGateway service = LocalApiGateway.start();

    @AutoClose
    private final ApiGatewayV2Client client =
            Probe.client("us-east-1", AwsBasicCredentials.create("a", "b"), Optional.of(service.endpoint()));

    /** Every way in which updates may behave, with the two other switches in turn. */
    static Stream<ServiceBehaviour> behaviours() {
        List<ServiceBehaviour> all = ServiceBehaviour.all();
        return IntStream.range(0, all.size()).mapToObj(i -> all.get(i)
                .withEmptyMembers(EmptyMembers.values()[i % 2])
                .withHttpApisAccepted(i % 4 < 2));
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void reportsTheOptionsWithWhichTheServiceBehavesLikeThis(ServiceBehaviour behaviour) throws Exception {
        ProbeReport report = probed(behaviour);
        assertThat(options(report).behaviour()).isEqualTo(behaviour);
        assertThat(report.isAsReliedOn()).isTrue();
        assertThat(report.json().get("notImitated")).isEmpty();
    }

    @Test
    void reportsHowLongAChangeKeepsOthersOut() throws Exception {
        Duration time = Duration.ofMillis(30);
        ServiceBehaviour behaviour = ServiceBehaviour.ordinary().withMutationTime(time);
        ServiceBehaviour reported = options(probed(behaviour)).behaviour();
        assertThat(reported.mutationTime()).isGreaterThanOrEqualTo(time);
        assertThat(reported.withMutationTime(time)).isEqualTo(behaviour);
    }

    private ProbeReport probed(ServiceBehaviour behaviour) throws Exception {
        service.behave(behaviour);
        return new Probe(client, "us-east-1", Optional.empty(), asking -> {}, told -> {}).run();
    }

    private static ServiceOptions options(ProbeReport report) {
        ServiceOptions options = new ServiceOptions();
        new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(report.options().split(" "));
        return options;
    }
}
