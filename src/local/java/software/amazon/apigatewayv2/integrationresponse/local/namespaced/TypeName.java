package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a resource type in the registry, which calls the organization a namespace. */
public record TypeName(String organization, String service, String resource) {
    /** AWS's name, under which this repository keeps the type. */
    public static final TypeName AWS = new TypeName("AWS", "ApiGatewayV2", "IntegrationResponse");

    // The name that templates, policies and documentation have in place of the user's own.
    static final TypeName EXAMPLE = new TypeName("MyOrg", "ApiGatewayV2", "IntegrationResponse");
    // From the documentation of RegisterType.
    static final List<String> RESERVED = List.of("Alexa", "AMZN", "Amazon", "AWS", "Custom", "Dev");

    private static final String PART = "([A-Za-z0-9]{2,64})";
    private static final Pattern RESOURCE_TYPE = Pattern.compile(PART + "::" + PART + "::" + PART);
    private static final String MODULE = "::MODULE";
    private static final String SUCH_AS = "such as " + EXAMPLE;

    /** Reads a name; throws an IllegalArgumentException that says what to do if the registry would refuse it. */
    public static TypeName registrable(String text) {
        if (text.endsWith(MODULE)) {
            throw new IllegalArgumentException(
                    "%s names a module, but this is a resource type: leave %s out.".formatted(text, MODULE));
        }
        Matcher parts = RESOURCE_TYPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    ("\"%s\" is not a type name: it takes three parts of 2 to 64 letters and digits, joined by \"::\","
                                    + " %s.")
                            .formatted(text, SUCH_AS));
        }
        TypeName name = new TypeName(parts.group(1), parts.group(2), parts.group(3));
        // The documentation does not say whether case matters; a name that differs in case only is poor in any event.
        if (RESERVED.stream().anyMatch(name.organization()::equalsIgnoreCase)) {
            throw new IllegalArgumentException(
                    "%s cannot be registered: the namespaces %s are reserved, in any case. Use one of your own, %s."
                            .formatted(text, String.join(", ", RESERVED), SUCH_AS));
        }
        return name;
    }

    /** Returns the name in file names and ARNs, such as {@code MyOrg-ApiGatewayV2-IntegrationResponse}. */
    public String hyphenated() {
        return String.join("-", organization, service, resource);
    }

    /** Returns the name of the schema file without {@code .json}, with which the jar's name begins. */
    public String fileName() {
        return hyphenated().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return String.join("::", organization, service, resource);
    }
}
