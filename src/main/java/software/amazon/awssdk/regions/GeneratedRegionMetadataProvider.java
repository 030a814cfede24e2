package software.amazon.awssdk.regions;

/**
 * In the place of the SDK's class of this name, which makes a description of every AWS region as soon as any metadata is
 * asked for: more than 50 classes at a cold start. The SDK itself asks for none of them: a region's description is for
 * display, and to the SDK a region without one is a region all the same.
 */
public final class GeneratedRegionMetadataProvider implements RegionMetadataProvider {

    @Override
    public RegionMetadata regionMetadata(Region region) {
        return null;
    }
}
