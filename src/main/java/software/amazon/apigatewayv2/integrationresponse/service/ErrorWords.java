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
     * "Maximum number of Authorizers for this API has been reached", with status 429 and the code ConflictException
     * (sst #4522, ion #557), so neither says that it is a quota. A limit of requests, or of a rate, is not one.
     */
    QUOTA("maximum number of ... reached", ErrorWords::sayQuota),
    /** "Unable to complete operation due to concurrent modification" (terraform-provider-aws #18018, #29735). */
    CONCURRENT("concurrent modification", text -> text.contains("concurrent modification")),
    /** "Integration response with selection pattern default already exists" (terraform #5893, of the first version). */
    EXISTS("already exists", text -> text.contains("already exists"));

    private static final Pattern RATE = Pattern.compile("\\b(requests|rate|per second)\\b");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** The words as documentation shows them. */
    final String shown;

    private final Predicate<String> test;

    /** Whether a text, as {@link #searchable} gives it, says this. */
    boolean isSaidIn(String text) {
        return test.test(text);
    }

    /**
     * Prepares what the service said for searching. It may quote the caller's {@code own} texts, such as the key {@code
     * /already exists/}: each that says one of these words itself is masked. An entry {@code a} leaves "already" whole.
     */
    static String searchable(String said, Collection<String> own) {
        String text = normal(said);
        for (String name : own.stream()
                .map(ErrorWords::normal)
                .filter(name -> Stream.of(QUOTA, CONCURRENT, EXISTS).anyMatch(words -> words.isSaidIn(name)))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            text = text.replace(name, "*");
        }
        return text;
    }

    private static String normal(String words) {
        return BLANKS.matcher(words.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private static boolean sayQuota(String text) {
        int begin = text.indexOf("maximum number of ");
        return begin >= 0
                && text.indexOf(" reached", begin) > 0
                && !RATE.matcher(text).region(begin, text.length()).find();
    }
}
