package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.cloudformation.Action;

/** What the packaged function does before it is invoked: nothing that anybody could notice. */
class StartIT {
    /** It is about 30; without priming it is about 2,000. */
    private static final int MAX_CLASSES_OF_A_FIRST_ANSWER = 100;

    @Test
    void aFunctionThatIsStartedAndNeverInvokedCallsNoServiceAndLogsNothing() {
        try (LocalApiGateway service = LocalApiGateway.start();
                StubEndpoint cloudWatch = StubEndpoint.start(StubCloudWatch::withLogGroup);
                ProxyRecorder proxy = ProxyRecorder.start()) {
            Map<String, String> environment = new HashMap<>(environment(service, cloudWatch));
            environment.putAll(proxy.environment());
            assertSilentStart(environment);

            assertThat(service.calls()).isEmpty();
            assertThat(cloudWatch.received()).isEmpty();
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void aFunctionOfTheRealServicesIsJustAsSilent() {
        try (ProxyRecorder proxy = ProxyRecorder.start()) {
            Map<String, String> environment = new HashMap<>(proxy.environment());
            environment.put("AWS_REGION", "us-east-1");
            assertSilentStart(environment);

            assertThat(proxy.requests()).isEmpty();
        }
    }

    /** Priming that breaks off, or that no longer goes the way of an invocation, shows here. */
    @ParameterizedTest
    @CsvSource({"CREATE, false", "CREATE, true", "READ, false", "READ, true"})
    void theFirstAnswerNeedsHardlyAClassThatTheStartHasNotLoaded(
            Action action, boolean withLoggingConfig, @TempDir Path folder) {
        try (LocalApiGateway service = LocalApiGateway.start();
                StubEndpoint cloudWatch = StubEndpoint.start(StubCloudWatch::withLogGroup)) {
            String api = service.createWebSocketApi();
            ResourceProperties integration =
                    ResourceProperties.none().with("ApiId", api).with("IntegrationId", service.createIntegration(api));
            StoredIntegrationResponse held =
                    service.put(api, integration.text("IntegrationId"), StoredIntegrationResponse.ofKey("$default"));
            ResourceProperties model = action == Action.READ
                    ? integration.with("IntegrationResponseId", held.id())
                    : integration.withAllContents().with("IntegrationResponseKey", "/4\\d\\d/");
            String event = CloudFormationRequest.of(action, model)
                    .withProvider(Optional.of(CloudFormationRequest.OWNER).filter(owner -> withLoggingConfig))
                    .event(Entrypoint.HANDLE);
            Map<String, String> environment = environment(service, cloudWatch);

            List<String> atStart = classesLoaded(environment, folder.resolve("start"), function -> {});
            List<String> withAnswer = classesLoaded(environment, folder.resolve("answer"), function -> assertThat(
                            HandlerAnswer.read(function.invoke(Entrypoint.HANDLE, event))
                                    .status())
                    .isEqualTo("SUCCESS"));

            withAnswer.removeAll(atStart);
            assertThat(withAnswer).as("%s", withAnswer).hasSizeLessThan(MAX_CLASSES_OF_A_FIRST_ANSWER);
        }
    }

    /** The names of the classes that the function loads until it ends, but for those that the JDK makes at run time. */
    private static List<String> classesLoaded(
            Map<String, String> environment, Path log, Consumer<PackagedFunction> use) {
        Map<String, String> logging = new HashMap<>(environment);
        logging.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log);
        try (PackagedFunction function = PackagedFunction.start(PackagedJar.path(), logging)) {
            use.accept(function);
            function.end();
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("source: "))
                    .map(line -> line.replaceAll("^(\\[[^]]*\\])+ ", "").split(" ")[0])
                    .filter(name -> !name.contains("/0x"))
                    .collect(Collectors.toCollection(ArrayList::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(LocalApiGateway service, StubEndpoint others) {
        Map<String, String> environment = new HashMap<>(PackagedFunction.environment(service.endpoint()));
        environment.put("AWS_ENDPOINT_URL", others.uri().toString());
        return environment;
    }

    private static void assertSilentStart(Map<String, String> environment) {
        try (PackagedFunction function = PackagedFunction.start(PackagedJar.path(), environment)) {
            function.end();
            assertThat(function.log()).isEmpty();
        }
    }
}
