package software.amazon.awssdk.regions;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.partitionmetadata.AwsCnPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsEuscPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsIsoBPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsIsoEPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsIsoFPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsIsoPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsUsGovPartitionMetadata;

/**
 * In the place of the SDK's class of this name, which compiles up to eight regular expressions each time it is asked for
 * a region's partition: some fifty at a cold start, and six in each invocation. This one compiles the same expressions
 * once; a test compares its answers with those of the SDK's class.
 */
public final class GeneratedPartitionMetadataProvider implements PartitionMetadataProvider {

    private static final PartitionMetadata AWS = new AwsPartitionMetadata();

    private static final List<Partition> PARTITIONS = Stream.of(
                    AWS,
                    new AwsCnPartitionMetadata(),
                    new AwsUsGovPartitionMetadata(),
                    new AwsIsoPartitionMetadata(),
                    new AwsIsoBPartitionMetadata(),
                    new AwsIsoEPartitionMetadata(),
                    new AwsIsoFPartitionMetadata(),
                    new AwsEuscPartitionMetadata())
            .map(Partition::of)
            .toList();

    @Override
    public PartitionMetadata partitionMetadata(String id) {
        return PARTITIONS.stream()
                .map(Partition::metadata)
                .filter(metadata -> metadata.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    @Override
    public PartitionMetadata partitionMetadata(Region region) {
        return PARTITIONS.stream()
                .filter(partition -> partition.regions.matcher(region.id()).matches())
                .findFirst()
                .map(Partition::metadata)
                .orElse(AWS);
    }

    private record Partition(PartitionMetadata metadata, Pattern regions) {

        static Partition of(PartitionMetadata metadata) {
            return new Partition(metadata, Pattern.compile(metadata.regionRegex()));
        }
    }
}
