package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import java.util.regex.Pattern;

/**
 * The version of a package. It stands in its pom.xml, its bill of materials, and in the names of its jar and its zip file, so
 * it has to fit into a file's name and an S3 key.
 */
public record PackageVersion(String text) {
    private static final Pattern ALLOWED = Pattern.compile("[0-9A-Za-z]([0-9A-Za-z.-]{0,62}[0-9A-Za-z])?");

    /**
     * Takes a version.
     *
     * @throws IllegalArgumentException if it does not fit; the message says what does
     */
    public PackageVersion {
        if (!ALLOWED.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    ("\"%s\" is not a version: it takes up to 64 letters, digits, dots and hyphens, with a letter or a digit"
                                    + " at both ends, such as 1.2.0.")
                            .formatted(text));
        }
    }
}
