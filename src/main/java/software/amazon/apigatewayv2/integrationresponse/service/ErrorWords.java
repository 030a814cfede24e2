package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;

/** The words by which error responses are told apart that have the same status and code. */
@RequiredArgsConstructor
enum ErrorWords {
    ANY("", text -> true),
    /**
     * "Maximum number of Authorizers for this API has been reached. Please contact AWS if you need additional Authorizers."
     * API Gateway responds with status 429 and the code ConflictException (sst #4522, ion #557; for integrations
     * serverless-websockets-plugin #22), so neither says that it is a quota. A limit of requests, or of a rate, is not one.
     */
    QUOTA("maximum number of ... reached", ErrorWords::sayQuota),
    /**
     * "Unable to complete operation due to concurrent modification. Please try again later." (terraform-provider-aws
     * #18018, #29735).
     */
    CONCURRENT("concurrent modification", text -> text.contains("concurrent modification")),
    /** "Integration response with selection pattern default already exists" (terraform #5893, of the first version). */
    EXISTS("already exists", text -> text.contains("already exists"));

    private static final Pattern RATE = Pattern.compile("\\b(requests|rate|per second)\\b");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** The words as documentation shows them. */
    final String shown;

    private final Predicate<String> said;

    /** Whether a text, as {@link #searchable} gives it, says this. */
    boolean isSaidIn(String text) {
        return said.test(text);
    }

    /**
     * Prepares the words of a response for searching. The caller's own texts are masked, for they must not decide: a key may
     * be {@code /concurrent modification/}. Only a text that says one of these words itself is masked, so that an entry
     * named {@code a} leaves "already" whole.
     *
     * @param words what the service said
     * @param own the key and the names of entries that the request sent, which the service may quote
     */
    static String searchable(String words, Collection<String> own) {
        String text = normal(words);
        for (String name : own.stream()
                .map(ErrorWords::normal)
                .filter(ErrorWords::saysSomething)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            text = text.replace(name, "*");
        }
        return text;
    }

    private static String normal(String words) {
        return BLANKS.matcher(words.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private static boolean saysSomething(String text) {
        return Stream.of(QUOTA, CONCURRENT, EXISTS).anyMatch(words -> words.isSaidIn(text));
    }

    private static boolean sayQuota(String text) {
        int begin = text.indexOf("maximum number of ");
        return begin >= 0
                && text.indexOf(" reached", begin) > 0
                && !RATE.matcher(text).region(begin, text.length()).find();
    }
}
