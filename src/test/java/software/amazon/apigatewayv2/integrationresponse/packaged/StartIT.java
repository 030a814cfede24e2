package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.cloudformation.Action;

/** What the packaged function does before it is invoked: nothing that anybody could notice, and nearly all that is slow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartIT {
    /** It is about 30; without priming it is about 2,000. */
    private static final int MAX_CLASSES_OF_A_FIRST_RESPONSE = 100;

    @AutoClose
    private final LocalApiGateway service = LocalApiGateway.start();

    @AutoClose
    private final StubEndpoint cloudWatch = StubEndpoint.start(StubCloudWatch::withLogGroup);

    private final Map<String, String> environment = new HashMap<>(PackagedFunction.environment(service.endpoint()));

    private List<String> loadedAtStart;

    @BeforeAll
    void startsAndEndsSilently(@TempDir Path folder) throws IOException {
        environment.put("AWS_ENDPOINT_URL", cloudWatch.uri().toString());
        loadedAtStart = classesLoaded(folder.resolve("start"), function -> {
            function.end();
            assertThat(function.log().lines()).singleElement().asString().startsWith("Picked up JAVA_TOOL_OPTIONS");
        });
        assertThat(service.calls()).isEmpty();
        assertThat(cloudWatch.received()).isEmpty();
    }

    @Test
    void startsAndEndsSilentlyIfItsServicesAreTheRealOnes() throws IOException {
        ConnectProxy proxy = ConnectProxy.to(cloudWatch.uri());
        Map<String, String> real =
                Map.of("AWS_REGION", "us-east-1", "HTTP_PROXY", proxy.uri(), "HTTPS_PROXY", proxy.uri());
        try (proxy;
                PackagedFunction function = PackagedFunction.start(PackagedJar.path(), real)) {
            function.end();

            assertThat(function.log()).isEmpty();
            assertThat(proxy.wanted()).isEmpty();
        }
    }

    /** Priming that breaks off, or that no longer goes the way of an invocation, shows here. */
    @ParameterizedTest
    @CsvSource({"CREATE, true", "READ, false"})
    void needsHardlyAClassForTheFirstResponseThatItDidNotLoadAtStart(
            Action action, boolean withLoggingConfig, @TempDir Path folder) throws IOException {
        String api = service.createWebSocketApi();
        ResourceProperties integration =
                ResourceProperties.none().with("ApiId", api).with("IntegrationId", service.createIntegration(api));
        ResourceProperties wanted = integration.withAllContents();
        ResourceProperties asked = action == Action.CREATE
                ? wanted
                : integration.with(
                        "IntegrationResponseId",
                        service.put(
                                        api,
                                        integration.text("IntegrationId"),
                                        wanted.with("IntegrationResponseId", "c")
                                                .stored())
                                .id());
        CloudFormationRequest request = CloudFormationRequest.of(action, asked);
        String event = (withLoggingConfig ? request.withLoggingConfig() : request).event(Entrypoint.HANDLE);

        List<String> loaded = classesLoaded(folder.resolve("response"), function -> {
            HandlerResponse response = HandlerResponse.read(function.invoke(Entrypoint.HANDLE, event));
            assertThat(response.status()).isEqualTo("SUCCESS");
            function.end();
        });

        loaded.removeAll(loadedAtStart);
        assertThat(loaded).as("%s", loaded).hasSizeLessThan(MAX_CLASSES_OF_A_FIRST_RESPONSE);
    }

    /** The names of the classes that the function loads until it ends, but for those that the JDK makes at run time. */
    private List<String> classesLoaded(Path log, Consumer<PackagedFunction> use) throws IOException {
        Map<String, String> logging = new HashMap<>(environment);
        logging.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log);
        try (PackagedFunction function = PackagedFunction.start(PackagedJar.path(), logging)) {
            use.accept(function);
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("source: "))
                    .map(line -> line.replaceAll("^(\\[[^]]*\\])+ ", "").split(" ")[0])
                    .filter(name -> !name.contains("/0x"))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }
}
