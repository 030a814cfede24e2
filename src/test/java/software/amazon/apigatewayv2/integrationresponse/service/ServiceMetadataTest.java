package software.amazon.apigatewayv2.integrationresponse.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.OriginalClasses;
import software.amazon.awssdk.regions.GeneratedPartitionMetadataProvider;
import software.amazon.awssdk.regions.GeneratedRegionMetadataProvider;
import software.amazon.awssdk.regions.GeneratedServiceMetadataProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.PartitionMetadataProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.ServiceMetadataProvider;

/** The classes that stand in the place of the SDK's own: the SDK finds them, and their answers are the SDK's. */
class ServiceMetadataTest {
    private static final String PARTITIONS = "software/amazon/awssdk/regions/partitionmetadata/";

    @ParameterizedTest
    @ValueSource(strings = {"apigateway", "monitoring", "logs"})
    void aServiceThatTheFunctionCallsHasTheMetadataOfTheSdk(String service)
            throws IOException, ReflectiveOperationException {
        try (OriginalClasses sdk = sdk()) {
            ServiceMetadataProvider original = original(sdk, new GeneratedServiceMetadataProvider());

            ServiceMetadata ours = ServiceMetadata.of(service);
            ServiceMetadata theirs = original.serviceMetadata(service);

            assertThat(ours).hasSameClassAs(theirs);
            assertThat(regions()).isNotEmpty().allSatisfy(region -> {
                assertThat(ours.endpointFor(region)).isEqualTo(theirs.endpointFor(region));
                assertThat(ours.signingRegion(region)).isEqualTo(theirs.signingRegion(region));
            });
        }
    }

    /** Those that the SDK names, and Regions that nobody has heard of, which may be anywhere. */
    @Test
    void eachRegionIsInThePartitionOfTheSdk() throws IOException, ReflectiveOperationException {
        try (OriginalClasses sdk = sdk()) {
            PartitionMetadataProvider original = original(sdk, new GeneratedPartitionMetadataProvider());

            assertThat(Stream.concat(
                            Region.regions().stream(),
                            Stream.of("eu-new-7", "us-isoz-east-1", "xx-nowhere-9", "-")
                                    .map(Region::of)))
                    .allSatisfy(region -> assertThat(PartitionMetadata.of(region))
                            .hasSameClassAs(original.partitionMetadata(region)));
        }
    }

    @Test
    void thePartitionsAreThoseOfTheSdk() throws IOException, ReflectiveOperationException {
        try (OriginalClasses sdk = sdk()) {
            List<PartitionMetadata> partitions = partitions(sdk);

            assertThat(partitions).hasSizeGreaterThan(1).allSatisfy(partition -> assertThat(
                            PartitionMetadata.of(partition.id()))
                    .hasSameClassAs(partition));
        }
        assertThat(PartitionMetadata.of("nowhere")).isNull();
    }

    /** If the SDK renames the class or asks elsewhere, this metadata is the SDK's own: then ours has lost its use. */
    @Test
    void theSdkAsksTheClassThatStandsInThePlaceOfItsOwn() {
        assertThat(new GeneratedServiceMetadataProvider().serviceMetadata("s3")).isNull();
        assertThat(ServiceMetadata.of("s3").getClass().getSimpleName()).isEqualTo("DefaultServiceMetadata");
        assertThat(new GeneratedRegionMetadataProvider().regionMetadata(Region.US_EAST_1))
                .isNull();
        assertThat(RegionMetadata.of(Region.US_EAST_1)).isNull();
        assertThat(PartitionMetadata.of(Region.US_EAST_1))
                .isSameAs(new GeneratedPartitionMetadataProvider().partitionMetadata(Region.US_EAST_1));
    }

    private static Stream<Region> regions() {
        return Region.regions().stream().filter(region -> !region.isGlobalRegion());
    }

    private static OriginalClasses sdk() {
        return new OriginalClasses(
                Region.class, GeneratedServiceMetadataProvider.class, GeneratedPartitionMetadataProvider.class);
    }

    /** The SDK's class of this name. */
    @SuppressWarnings("unchecked")
    private static <T> T original(OriginalClasses sdk, T ours) throws ReflectiveOperationException {
        Object original = sdk.loadClass(ours.getClass().getName())
                .getDeclaredConstructor()
                .newInstance();
        assertThat(original.getClass()).isNotEqualTo(ours.getClass());
        return (T) original;
    }

    private static List<PartitionMetadata> partitions(OriginalClasses sdk)
            throws IOException, ReflectiveOperationException {
        List<PartitionMetadata> all = new ArrayList<>();
        URI place = URI.create(OriginalClasses.jarOf(Region.class).toString());
        try (JarFile jar = new JarFile(Path.of(place).toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(PARTITIONS) && entry.getName().endsWith(".class")) {
                    String name = entry.getName().replaceFirst("\\.class$", "").replace('/', '.');
                    all.add((PartitionMetadata)
                            sdk.loadClass(name).getDeclaredConstructor().newInstance());
                }
            }
        }
        return all;
    }
}
