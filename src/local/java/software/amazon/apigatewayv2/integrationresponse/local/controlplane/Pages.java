package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pages of all lists, in the order of the identifiers. A token names the list and the last identifier of the page, so
 * that what is made or removed between two pages never makes another item appear twice or not at all. Only a token that
 * was handed out for a list leads on in it.
 */
final class Pages {
    /** The default and the largest page of the REST API control plane; for V2 they are not published. */
    private static final int DEFAULT_SIZE = 25;

    private static final int LARGEST_SIZE = 500;

    /** Says that there is another page, wherever a list never ends. */
    private static final String REPEATED_TOKEN = "and-again";

    private static final char SEPARATOR = '\n';

    /** Each of them at most once, however often the page before it is read. */
    private final Set<String> handedOut = ConcurrentHashMap.newKeySet();

    /**
     * The page that a request asks for.
     *
     * @param all the whole list, by the identifiers of its items
     */
    <T> ListPage<T> page(SortedMap<String, T> all, ServiceRequest request, ServiceBehaviour behaviour) {
        int size = size(request.query());
        if (behaviour.repeatedToken()) {
            return new ListPage<>(all.values().stream().limit(size).toList(), Optional.of(REPEATED_TOKEN));
        }
        String list = request.operation() + request.labels().toString() + SEPARATOR;
        SortedMap<String, T> rest = Optional.ofNullable(request.query().get("nextToken"))
                .map(token -> all.tailMap(after(token, list)))
                .orElse(all);
        List<Map.Entry<String, T>> entries =
                rest.entrySet().stream().limit(size).map(Map.Entry::copyOf).toList();
        Optional<String> token = rest.size() > size
                ? Optional.of(token(list, entries.get(entries.size() - 1).getKey()))
                : Optional.empty();
        return new ListPage<>(entries.stream().map(Map.Entry::getValue).toList(), token);
    }

    private static int size(Map<String, String> query) {
        try {
            int size = Integer.parseInt(query.getOrDefault("maxResults", Integer.toString(DEFAULT_SIZE)));
            if (size >= 1) {
                return Math.min(size, LARGEST_SIZE);
            }
        } catch (NumberFormatException e) {
            throw ServiceRefusal.badRequest("MaxResults is not a number");
        }
        throw ServiceRefusal.badRequest("MaxResults is at least 1");
    }

    private String token(String list, String lastId) {
        String token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + lastId).getBytes(StandardCharsets.UTF_8));
        handedOut.add(token);
        return token;
    }

    /** The least string that sorts behind the identifier in the token. */
    private String after(String token, String list) {
        if (!handedOut.contains(token)) {
            throw invalidToken();
        }
        String position = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        if (!position.startsWith(list)) {
            throw invalidToken();
        }
        return position.substring(list.length()) + '\0';
    }

    private static ServiceRefusal invalidToken() {
        return ServiceRefusal.badRequest("Invalid nextToken");
    }
}
