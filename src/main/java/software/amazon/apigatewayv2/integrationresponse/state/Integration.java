package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.regex.Pattern;

/** The integration that integration responses belong to, by the two identifiers that API Gateway asks for. */
public record Integration(String apiId, String integrationId) {
    /** Letters and digits, and what a URL's path need not encode, but for "." and "..", which a proxy may tidy away. */
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
