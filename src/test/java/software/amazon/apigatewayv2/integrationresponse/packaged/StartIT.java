package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.StubResponse;
import software.amazon.cloudformation.Action;

/** What the packaged function does before it is invoked: nothing that anybody could notice, and nearly all that is slow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartIT {
    /** It is about 30; without priming it is about 2,000. */
    private static final int MAX_CLASSES_OF_A_FIRST_RESPONSE = 100;

    @AutoClose
    private final StubEndpoint cloudWatch = StubEndpoint.start(StubResponse::ofCloudWatch);

    /** The way to all services but the local ones. */
    @AutoClose
    private final ConnectProxy internet = new ConnectProxy(cloudWatch.uri());

    private List<String> loadedAtStart;

    StartIT() throws IOException {}

    @BeforeAll
    void startsAndEndsSilently(@TempDir Path folder) throws IOException {
        loadedAtStart = classesLoaded(folder.resolve("start"), harness -> {
            harness.function().end();
            assertThat(harness.function().log().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Picked up JAVA_TOOL_OPTIONS");
            assertThat(harness.takeCalls()).isEmpty();
        });
        assertThat(cloudWatch.received()).isEmpty();
        assertThat(internet.wanted()).isEmpty();
    }

    /** Priming that breaks off, or that no longer goes the way of an invocation, shows here. */
    @ParameterizedTest
    @EnumSource(names = {"CREATE", "READ"})
    void loadsHardlyAnyClassForTheFirstResponse(Action action, @TempDir Path folder) throws IOException {
        List<String> loaded = classesLoaded(folder.resolve("response"), harness -> {
            ResourceProperties held =
                    harness.existing(harness.integration(), StoredIntegrationResponse.ofKey("$default"));
            harness.succeed(CloudFormationRequest.good(action, held).withLoggingConfig(action == Action.CREATE));
        });

        loaded.removeAll(loadedAtStart);
        assertThat(loaded).as("%s", loaded).hasSizeLessThan(MAX_CLASSES_OF_A_FIRST_RESPONSE);
    }

    /** The names of the classes that the function loads until it ends, but for those that the JDK makes at run time. */
    private List<String> classesLoaded(Path log, Consumer<FunctionHarness> use) throws IOException {
        Map<String, String> variables = Map.of(
                "AWS_ENDPOINT_URL", cloudWatch.uri().toString(),
                "HTTP_PROXY", internet.uri(),
                "HTTPS_PROXY", internet.uri(),
                "JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log);
        try (FunctionHarness harness = FunctionHarness.open(variables)) {
            use.accept(harness);
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("source: "))
                    .map(line -> line.replaceAll("^(\\[[^]]*\\])+ ", "").split(" ")[0])
                    .filter(name -> !name.contains("/0x"))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }
}
