package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One page of a list in the order of the identifiers. The token names the last identifier of the page, so that what is
 * made or removed between two pages never makes another item appear twice or not at all.
 */
record Page<T>(List<T> items, Optional<String> nextToken) {
    /** The default and the largest page of the REST API control plane; for V2 they are not published. */
    private static final int DEFAULT_SIZE = 25;

    private static final int LARGEST_SIZE = 500;

    /** Says that there is another page, wherever a list never ends. */
    private static final String REPEATED_TOKEN = "and-again";

    static <T> Page<T> of(SortedMap<String, T> all, Map<String, String> query, ServiceBehaviour behaviour) {
        int size = size(query);
        if (behaviour.repeatedToken()) {
            return new Page<>(all.values().stream().limit(size).toList(), Optional.of(REPEATED_TOKEN));
        }
        SortedMap<String, T> rest = query.containsKey("nextToken") ? all.tailMap(after(query.get("nextToken"))) : all;
        List<Map.Entry<String, T>> entries =
                rest.entrySet().stream().limit(size).map(Map.Entry::copyOf).toList();
        Optional<String> token = rest.size() > size
                ? Optional.of(token(entries.get(entries.size() - 1).getKey()))
                : Optional.empty();
        return new Page<>(entries.stream().map(Map.Entry::getValue).toList(), token);
    }

    private static int size(Map<String, String> query) {
        try {
            int size = Integer.parseInt(query.getOrDefault("maxResults", Integer.toString(DEFAULT_SIZE)));
            if (size >= 1) {
                return Math.min(size, LARGEST_SIZE);
            }
        } catch (NumberFormatException e) {
            throw ServiceError.badRequest("MaxResults is not a number");
        }
        throw ServiceError.badRequest("MaxResults is at least 1");
    }

    private static String token(String lastId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastId.getBytes(StandardCharsets.UTF_8));
    }

    /** The least string that sorts behind the identifier in the token. */
    private static String after(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8) + '\0';
        } catch (IllegalArgumentException e) {
            throw ServiceError.badRequest("NextToken is not one that this service gave");
        }
    }
}
