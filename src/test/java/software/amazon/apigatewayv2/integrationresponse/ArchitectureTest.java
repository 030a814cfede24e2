package software.amazon.apigatewayv2.integrationresponse;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;

/** What the folders promise: who may know whom in what goes into the jar. */
@AnalyzeClasses(locations = ArchitectureTest.PackagedClasses.class)
class ArchitectureTest {

    private static final String ROOT = "software.amazon.apigatewayv2.integrationresponse";
    private static final String STATE = ROOT + ".state..";
    private static final String RETRY = ROOT + ".retry..";
    private static final String SERVICE = ROOT + ".service..";
    private static final String TELEMETRY = ROOT + ".telemetry..";
    private static final String ENTRY = ROOT + ".entry..";
    private static final String COLD_START = ROOT + ".coldstart..";

    /** No class of a library is replaced. */
    @ArchTest
    static final ArchRule EVERY_CLASS_IS_OURS = classes().should().resideInAPackage(ROOT + "..");

    /** So that it can be deleted. */
    @ArchTest
    static final ArchRule NOTHING_BELOW_KNOWS_THE_COLD_START = onlyKnownIn(COLD_START, COLD_START);

    /** Telemetry has clients of its own, and the cold start has stand-ins of them all. */
    @ArchTest
    static final ArchRule ONLY_SERVICE_AND_TELEMETRY_KNOW_THE_SDK = noClasses()
            .that()
            .resideOutsideOfPackages(SERVICE, TELEMETRY, COLD_START)
            .and()
            .doNotHaveFullyQualifiedName(ServiceAccess.class.getName())
            .and()
            .haveSimpleNameNotStartingWith("HandlerWrapper")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule OPERATIONS_DO_NOT_KNOW_THE_ENTRY = onlyKnownIn(ENTRY, ENTRY, COLD_START);

    /** The cold start above the entry primes it. */
    @ArchTest
    static final ArchRule ONLY_THE_ENTRY_KNOWS_TELEMETRY = onlyKnownIn(TELEMETRY, TELEMETRY, ENTRY, COLD_START);

    @ArchTest
    static final ArchRule ONLY_ONE_CLASS_CALLS_THE_CLIENT = noClasses()
            .that()
            .doNotHaveSimpleName("IntegrationResponseService")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "an operation of the client",
                    call -> call.getTargetOwner().getSimpleName().equals("ApiGatewayV2Client")
                            && call.getName().contains("IntegrationResponse")));

    @ArchTest
    static final ArchRule STATE_KNOWS_NOBODY = classes()
            .that()
            .resideInAPackage(STATE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(STATE, "java.lang..", "java.util..", "lombok..");

    @ArchTest
    static final ArchRule SERVICE_KNOWS_ONLY_STATE = noClasses()
            .that()
            .resideInAPackage(SERVICE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, RETRY);

    /** Time that a step of the wall clock moves would let an invocation run past its end. */
    @ArchTest
    static final ArchRule NO_WALL_CLOCK = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("HandlerWrapper")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class);

    @ArchTest
    static final ArchRule TELEMETRY_KNOWS_OF_THE_PROVIDER_ONLY_TIME_AND_HOW_CLIENTS_ARE_SET_UP = noClasses()
            .that()
            .resideInAPackage(TELEMETRY)
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT, STATE, SERVICE, RETRY)
                    .and(not(belongToAnyOf(RetryTiming.class, Deadline.class, SdkClients.class))));

    @ArchTest
    static final ArchRule NO_TIME_OR_CHANCE_BUT_THAT_HANDED_IN = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(RetryTiming.class.getName())
            .and()
            .haveSimpleNameNotStartingWith("HandlerWrapper")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, ThreadLocalRandom.class);

    @ArchTest
    static final ArchRule NOTHING_IN_THE_JAR_KNOWS_TESTS_OR_TOOLS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".local..", "org.junit..", "net.jqwik..", "org.assertj..");

    /** The root package is one of them. */
    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("software.amazon.apigatewayv2.(**)").should().beFreeOfCycles();

    private static ArchRule onlyKnownIn(String known, String... knowing) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(knowing)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(known);
    }

    /** What goes into the jar, and nothing else. */
    static final class PackagedClasses implements LocationProvider {

        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(Path.of("target", "classes")));
        }
    }
}
