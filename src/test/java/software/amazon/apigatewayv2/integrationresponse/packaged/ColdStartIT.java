package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.cloudformation.Action;

/**
 * The whole function as Lambda runs it, unzipped and behind the runtime's class loader, and what becomes of it when
 * something is wrong with its priming (docs/performance.md has the table). The harness looks for the SECRET of what is
 * thrown.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColdStartIT {
    private Path folder;

    @BeforeAll
    void unzip(@TempDir Path empty) throws IOException {
        folder = empty;
        try (FileSystem jar = FileSystems.newFileSystem(PackagedJar.path());
                Stream<Path> files = Files.walk(jar.getPath("/"))) {
            for (Path file : (Iterable<Path>) files.skip(1)::iterator) {
                Files.copy(file, folder.resolve(file.toString().substring(1)));
            }
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void respondsByThePlainEntryAndSaysSoInOneLineIfAClassIsBroken(String type, BrokenClass broken, String reason)
            throws IOException {
        Path file =
                folder.resolve("software/amazon/apigatewayv2/integrationresponse/coldstart/%s.class".formatted(type));
        byte[] original = Files.readAllBytes(file);
        broken.write(file);

        try {
            assertThat(logBeforeAllActions("us-east-1", "-Xmx512m"))
                    .containsExactly("Priming failed (" + reason + "); starting without it.");
        } finally {
            Files.write(file, original);
        }
    }

    static Stream<Arguments> respondsByThePlainEntryAndSaysSoInOneLineIfAClassIsBroken() {
        BrokenClass throwing = BrokenClass.throwing(IllegalStateException.class);
        String thrown = "ExceptionInInitializerError because of IllegalStateException";
        BrokenClass movedField = BrokenClass.reachingForGone("platformLogPublisher");
        return Stream.of(
                arguments("Priming", BrokenClass.missing(), "NoClassDefFoundError because of ClassNotFoundException"),
                arguments("Priming", BrokenClass.garbage(), "ClassFormatError"),
                arguments("ParallelClassLoader", BrokenClass.garbage(), "ClassFormatError"),
                arguments("ParallelClassLoader", throwing, thrown),
                arguments("Priming", BrokenClass.throwing(OutOfMemoryError.class), "OutOfMemoryError"),
                arguments("StandInService", throwing, thrown),
                arguments("StandInService", BrokenClass.throwing(Error.class), "Error"),
                arguments("StandInService", BrokenClass.hanging(), "not done after 5000 ms"),
                arguments("Priming$PrimingWrapper", movedField, "NoSuchFieldError"));
    }

    /** The RPDK says itself that it cannot empty the temporary directory, and so does JDK 25. */
    @ParameterizedTest
    @CsvSource({
        "us-east-1, -Xmx512m",
        "us-east-1, -Xmx64m",
        "xx-nowhere-9, -Xmx512m",
        "us-east-1, -Djava.io.tmpdir=/nowhere/to/be/found",
    })
    void respondsPrimedInAnySurroundingsAndLogsNothingOfItsOwn(String region, String option) {
        assertThat(String.join("", logBeforeAllActions(region, option)))
                .matches("(WARNING: java.io.tmpdir directory does not exist)?"
                        + "(Directory '/nowhere/to/be/found' does not exist\\.)?");
    }

    /** Lets a function carry out every action, and gives the lines that it logs before the first. */
    private List<String> logBeforeAllActions(String region, String option) {
        LocalApiGateway service = LocalApiGateway.start();
        Map<String, String> environment = new HashMap<>(PackagedFunction.environment(service.endpoint()));
        environment.put("AWS_REGION", region);
        PackagedFunction function =
                PackagedFunction.startUnzipped(folder, environment, PackagedFunction.HANDLER, List.of(option));
        try (FunctionHarness harness = new FunctionHarness(service, function)) {
            ResourceProperties wanted = harness.integration().withAllContents();
            ResourceProperties created = harness.succeed(
                    CloudFormationRequest.of(Action.CREATE, wanted).withRegion(region));
            assertThat(harness.succeed(CloudFormationRequest.of(Action.READ, created.identifier())))
                    .isEqualTo(created);
            ResourceProperties changed = created.without("ContentHandlingStrategy");
            assertThat(harness.succeed(CloudFormationRequest.update(changed, created)))
                    .isEqualTo(changed);
            assertThat(harness.handle(CloudFormationRequest.of(Action.LIST, wanted))
                            .models())
                    .containsExactly(changed.listed());
            assertThat(harness.handle(CloudFormationRequest.of(Action.DELETE, created.identifier()))
                            .status())
                    .isEqualTo("SUCCESS");
            assertThat(harness.held(wanted)).isEmpty();
        }
        List<String> lines = function.log().lines().toList();
        return lines.subList(0, lines.indexOf("[CREATE] invoking handler..."));
    }
}
