package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.regex.Pattern;

/** The integration that integration responses belong to, by the two identifiers that API Gateway asks for. */
public record Integration(String apiId, String integrationId) {

    /**
     * API Gateway makes identifiers of letters and digits. What would have to be encoded in a URL's path is no identifier,
     * and neither is "." or "..": the SDK sends them as they are, and a proxy that tidies paths would read ".." as the
     * integration itself.
     */
    private static final Pattern IDENTIFIER = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]+");

    /** Whether a text can be an identifier of API Gateway. */
    public static boolean isIdentifier(String text) {
        return IDENTIFIER.matcher(text).matches();
    }

    /** Names one of its integration responses. */
    public Identifier response(String integrationResponseId) {
        return new Identifier(this, integrationResponseId);
    }

    @Override
    public String toString() {
        return "integration " + ShortText.quoted(integrationId) + " of API " + ShortText.quoted(apiId);
    }
}
