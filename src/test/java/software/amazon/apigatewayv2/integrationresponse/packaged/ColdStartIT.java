package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.cloudformation.Action;

/**
 * The whole function as Lambda runs it, unzipped and behind the runtime's class loader, and what becomes of it when something
 * is wrong with its priming (docs/performance.md has the table). The harness looks for the SECRET of what is thrown.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColdStartIT {
    private static final String PACKAGE = "software.amazon.apigatewayv2.integrationresponse.";
    private static final String FAILED = "Priming failed (";

    private UnzippedJar function;

    @BeforeAll
    void unzip(@TempDir Path folder) {
        function = UnzippedJar.in(folder);
    }

    /** Something that is wrong with a class of the layer, and what the log says then. */
    enum BrokenPart {
        PRIMING_IS_MISSING("Priming", BrokenClass::missing, "NoClassDefFoundError because of ClassNotFoundException"),
        PRIMING_IS_GARBAGE("Priming", BrokenClass::garbage, "ClassFormatError"),
        THE_CLASS_LOADER_IS_GARBAGE("ParallelClassLoader", BrokenClass::garbage, "ClassFormatError"),
        THE_CLASS_LOADER_THROWS(
                "ParallelClassLoader",
                BrokenClass.throwing(IllegalStateException.class),
                "ExceptionInInitializerError because of IllegalStateException"),
        PRIMING_RUNS_OUT_OF_MEMORY("Priming", BrokenClass.throwing(OutOfMemoryError.class), "OutOfMemoryError"),
        THE_STAND_IN_THROWS(
                "StandInService",
                BrokenClass.throwing(IllegalStateException.class),
                "ExceptionInInitializerError because of IllegalStateException"),
        THE_STAND_IN_THROWS_AN_ERROR("StandInService", BrokenClass.throwing(Error.class), "Error"),
        THE_STAND_IN_HANGS("StandInService", BrokenClass::hanging, "not done after 5000 ms"),
        THE_RPDK_HAS_MOVED_A_FIELD(
                "Priming$PrimingWrapper", BrokenClass.reachingForGone("platformLogPublisher"), "NoSuchFieldError");

        private final String type;
        private final Function<byte[], Optional<byte[]>> change;
        private final String reason;

        BrokenPart(String type, Function<byte[], Optional<byte[]>> change, String reason) {
            this.type = type;
            this.change = change;
            this.reason = reason;
        }
    }

    @ParameterizedTest
    @EnumSource
    void respondsByThePlainEntryAndSaysSoInOneLineIfAPartIsBroken(BrokenPart part) {
        List<String> log = function.whileChanged(
                PACKAGE + "coldstart." + part.type,
                part.change,
                () -> logBeforeAllActions(PackagedFunction.HANDLER, "us-east-1"));

        assertThat(log).containsExactly(FAILED + part.reason + "); starting without it.");
    }

    @Test
    void respondsByThePlainEntryIfThatIsTheEntryClass() {
        assertThat(logBeforeAllActions(PACKAGE + "entry.ProviderWrapper", "us-east-1"))
                .isEmpty();
    }

    /** What priming does without falling back. */
    enum Surroundings {
        ORDINARY("us-east-1"),
        NO_TEMPORARY_DIRECTORY("us-east-1", "-Djava.io.tmpdir=/nowhere/to/be/found"),
        A_REGION_NEVER_HEARD_OF("xx-nowhere-9"),
        LITTLE_MEMORY("us-east-1", "-Xmx64m");

        private final String region;
        private final String[] options;

        Surroundings(String region, String... options) {
            this.region = region;
            this.options = options;
        }
    }

    @ParameterizedTest
    @EnumSource
    void respondsPrimedInAnySurroundings(Surroundings surroundings) {
        assertThat(logBeforeAllActions(PackagedFunction.HANDLER, surroundings.region, surroundings.options))
                .as("of its own")
                .noneMatch(line -> line.startsWith(FAILED))
                .matches(lines -> surroundings != Surroundings.ORDINARY || lines.isEmpty());
    }

    /** Lets a function carry out every action, and gives the lines that it logs before the first. */
    private List<String> logBeforeAllActions(String handler, String region, String... options) {
        LocalApiGateway service = LocalApiGateway.start();
        Map<String, String> environment = new HashMap<>(PackagedFunction.environment(service.endpoint()));
        environment.put("AWS_REGION", region);
        FunctionHarness harness = new FunctionHarness(
                service, PackagedFunction.startUnzipped(function.folder(), environment, handler, List.of(options)));
        try (harness) {
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
        List<String> lines = harness.log().lines().toList();
        return lines.subList(0, lines.indexOf("[CREATE] invoking handler..."));
    }
}
