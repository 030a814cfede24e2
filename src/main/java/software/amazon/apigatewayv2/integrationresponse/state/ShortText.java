package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.List;

/** Shortens texts for messages. */
public final class ShortText {
    /** The maximum length of a status message (RecordHandlerProgress). */
    public static final int MAX_MESSAGE = 1_024;
    /** A key, a name or a value is quoted with at most so many characters: it must not crowd out a message's point. */
    private static final int MAX_QUOTED = 64;

    private static final String GAP = " ... ";

    private ShortText() {}

    /** Shortens a longer text in its middle: its beginning says what it is about, and its end often what to do. */
    public static String of(String text, int maxCharacters) {
        if (text.length() <= maxCharacters) {
            return text;
        }
        int kept = maxCharacters - GAP.length();
        int head = kept - kept / 2;
        int tail = text.length() - kept / 2;
        // A character of two chars stays whole or goes.
        return text.substring(0, Character.isHighSurrogate(text.charAt(head - 1)) ? head - 1 : head)
                + GAP
                + text.substring(Character.isLowSurrogate(text.charAt(tail)) ? tail + 1 : tail);
    }

    /** Shortens a text of the caller that a message quotes. */
    public static String quoted(String text) {
        return of(text, MAX_QUOTED);
    }

    /** Joins as many texts as fit, at least one, and says how many more there are. */
    public static String joined(List<?> texts, int maxCharacters) {
        StringBuilder joined = new StringBuilder(texts.get(0).toString());
        for (int i = 1; i < texts.size(); i++) {
            String next = "; " + texts.get(i);
            if (joined.length() + next.length() > maxCharacters) {
                return joined + "; and " + (texts.size() - i) + " more";
            }
            joined.append(next);
        }
        return of(joined.toString(), maxCharacters);
    }
}
