package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pages of all lists, in the order of the identifiers. A token stands for the list and the last identifier of the page, so
 * that what is made or removed between two pages never makes another item appear twice or not at all. Only a token that
 * was handed out for a list leads on in it.
 */
final class Pages {
    /** The default and the largest page of the REST API control plane; for V2 they are not published. */
    private static final int DEFAULT_SIZE = 25;

    private static final int MAX_SIZE = 500;

    /** Says that there is another page, wherever a list never ends. */
    private static final String REPEATED_TOKEN = "and-again";

    /** By their tokens: each of them once, however often the page before it is read. */
    private final Map<String, Position> handedOut = new ConcurrentHashMap<>();

    /** Behind an item of a list. */
    private record Position(String list, String lastId) {}

    /**
     * The page that a request asks for.
     *
     * @param all the whole list, by the identifiers of its items
     * @param endless whether the page is always the first one, and has a token
     */
    ObjectNode page(SortedMap<String, ObjectNode> all, ServiceRequest request, boolean endless) {
        int size = size(request.query());
        String list = request.operation().operationName() + request.identifiers();
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

    /** The same for the same page. */
    private String token(String list, String lastId) {
        Position position = new Position(list, lastId);
        String token = UUID.nameUUIDFromBytes(position.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        handedOut.put(token, position);
        return token;
    }

    /** The least string that sorts behind the identifier in the token. */
    private String after(String token, String list) {
        return Optional.ofNullable(handedOut.get(token))
                .filter(position -> position.list().equals(list))
                .map(position -> position.lastId() + '\0')
                .orElseThrow(() -> ServiceRefusal.badRequest("Invalid nextToken"));
    }
}
