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

/** Which package of the jar may use which. */
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

    /** So the cold start can be deleted. */
    @ArchTest
    static final ArchRule NOTHING_ELSE_USES_THE_COLD_START = onlyUsedBy(COLD_START, COLD_START);

    /** Telemetry has clients of its own, and the cold start replaces the HTTP client of all. */
    @ArchTest
    static final ArchRule ONLY_SERVICE_AND_TELEMETRY_USE_THE_SDK = noClasses()
            .that()
            .resideOutsideOfPackages(SERVICE, TELEMETRY, COLD_START)
            .and()
            .doNotHaveFullyQualifiedName(ServiceAccess.class.getName())
            .and()
            .haveSimpleNameNotStartingWith("HandlerWrapper")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    /** The cold start uses it to prime the entry. */
    @ArchTest
    static final ArchRule ONLY_THE_ENTRY_USES_TELEMETRY = onlyUsedBy(TELEMETRY, TELEMETRY, ENTRY, COLD_START);

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
    static final ArchRule STATE_USES_NO_OTHER_PACKAGE = classes()
            .that()
            .resideInAPackage(STATE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(STATE, "java.lang..", "java.util..", "lombok..");

    @ArchTest
    static final ArchRule TELEMETRY_USES_ONLY_TIME_AND_CLIENTS_OF_THE_PROVIDER = noClasses()
            .that()
            .resideInAPackage(TELEMETRY)
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT, STATE, SERVICE, RETRY)
                    .and(not(belongToAnyOf(RetryTiming.class, Deadline.class, SdkClients.class))));

    /** If time came from a wall clock that is set back, an invocation would run past its end. */
    @ArchTest
    static final ArchRule TIME_AND_CHANCE_ARE_HANDED_IN = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(RetryTiming.class.getName())
            .and()
            .haveSimpleNameNotStartingWith("HandlerWrapper")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class);

    /** A package uses those below it, so none of them may use it. The root package is one of them. */
    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("software.amazon.apigatewayv2.(**)").should().beFreeOfCycles();

    private static ArchRule onlyUsedBy(String used, String... users) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(users)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(used);
    }

    /** The classes of the jar, without tests and local tools. */
    static final class PackagedClasses implements LocationProvider {

        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(Path.of("target", "classes")));
        }
    }
}
