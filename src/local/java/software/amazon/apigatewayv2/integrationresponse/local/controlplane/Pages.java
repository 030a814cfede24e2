package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    private static final int MAX_SIZE = 500;

    /** Says that there is another page, wherever a list never ends. */
    private static final String REPEATED_TOKEN = "and-again";

    private static final char SEPARATOR = '\n';

    /** Each of them at most once, however often the page before it is read. */
    private final Set<String> handedOut = ConcurrentHashMap.newKeySet();

    /**
     * The page that a request asks for.
     *
     * @param all the whole list, by the identifiers of its items
     * @param endless whether the page is always the first one, and has a token
     */
    ObjectNode page(SortedMap<String, ObjectNode> all, ServiceRequest request, boolean endless) {
        int size = size(request.query());
        String list = request.operation().operationName() + request.identifiers() + SEPARATOR;
        SortedMap<String, ObjectNode> rest = Optional.ofNullable(request.query().get("nextToken"))
                .filter(token -> !endless)
                .map(token -> all.tailMap(after(token, list)))
                .orElse(all);
        ObjectNode page = RequestJson.object();
        page.putArray("items").addAll(rest.values().stream().limit(size).toList());
        if (endless) {
            page.put("nextToken", REPEATED_TOKEN);
        } else if (rest.size() > size) {
            page.put("nextToken", token(list, List.copyOf(rest.keySet()).get(size - 1)));
        }
        return page;
    }

    private static int size(Map<String, String> query) {
        try {
            int size = Integer.parseInt(query.getOrDefault("maxResults", Integer.toString(DEFAULT_SIZE)));
            if (size >= 1) {
                return Math.min(size, MAX_SIZE);
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
