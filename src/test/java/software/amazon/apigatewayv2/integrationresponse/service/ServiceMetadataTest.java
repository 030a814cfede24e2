package software.amazon.apigatewayv2.integrationresponse.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.GeneratedRegionMetadataProvider;
import software.amazon.awssdk.regions.GeneratedServiceMetadataProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.ServiceMetadataProvider;

/** The classes that stand in the place of the SDK's own: the SDK finds them, and their answers are the SDK's. */
class ServiceMetadataTest {
    private static final String REPLACED = GeneratedServiceMetadataProvider.class.getName();

    @ParameterizedTest
    @ValueSource(strings = {"apigateway", "monitoring", "logs"})
    void aServiceThatTheFunctionCallsHasTheMetadataOfTheSdk(String service)
            throws IOException, ReflectiveOperationException {
        try (SdkClasses classes = new SdkClasses()) {
            ServiceMetadataProvider original = (ServiceMetadataProvider)
                    classes.loadClass(REPLACED).getDeclaredConstructor().newInstance();
            assertThat(original.getClass()).isNotEqualTo(GeneratedServiceMetadataProvider.class);

            ServiceMetadata ours = ServiceMetadata.of(service);
            ServiceMetadata theirs = original.serviceMetadata(service);

            assertThat(ours).hasSameClassAs(theirs);
            assertThat(regions()).isNotEmpty().allSatisfy(region -> {
                assertThat(ours.endpointFor(region)).isEqualTo(theirs.endpointFor(region));
                assertThat(ours.signingRegion(region)).isEqualTo(theirs.signingRegion(region));
            });
        }
    }

    /** If the SDK renames the class or asks elsewhere, this metadata is the SDK's own: then ours has lost its use. */
    @Test
    void theSdkAsksTheClassThatStandsInThePlaceOfItsOwn() {
        assertThat(new GeneratedServiceMetadataProvider().serviceMetadata("s3")).isNull();
        assertThat(ServiceMetadata.of("s3").getClass().getSimpleName()).isEqualTo("DefaultServiceMetadata");
        assertThat(new GeneratedRegionMetadataProvider().regionMetadata(Region.US_EAST_1))
                .isNull();
        assertThat(RegionMetadata.of(Region.US_EAST_1)).isNull();
    }

    private static Stream<Region> regions() {
        return Region.regions().stream().filter(region -> !region.isGlobalRegion());
    }

    /** Loads the replaced class from the SDK's jar, and everything else as usual. */
    private static final class SdkClasses extends URLClassLoader {

        SdkClasses() {
            super(
                    new URL[] {
                        Region.class.getProtectionDomain().getCodeSource().getLocation()
                    },
                    ServiceMetadataTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(REPLACED) ? findClass(name) : super.loadClass(name, resolve);
        }
    }
}
