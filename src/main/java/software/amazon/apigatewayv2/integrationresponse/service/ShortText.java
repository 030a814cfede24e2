package software.amazon.apigatewayv2.integrationresponse.service;

/** Shortens a text in its middle, because its beginning says what it is about and its end often what to do. */
public final class ShortText {

    private static final String GAP = " ... ";

    private ShortText() {}

    /** The text, if it has at most so many characters; else as much of its beginning and of its end. */
    public static String of(String text, int mostCharacters) {
        if (text.length() <= mostCharacters) {
            return text;
        }
        int kept = mostCharacters - GAP.length();
        int head = kept - kept / 2;
        int tail = text.length() - kept / 2;
        // Characters of two chars stay whole or go.
        return text.substring(0, Character.isHighSurrogate(text.charAt(head - 1)) ? head - 1 : head)
                + GAP
                + text.substring(Character.isLowSurrogate(text.charAt(tail)) ? tail + 1 : tail);
    }
}
