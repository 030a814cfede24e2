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
 * Pages of lists, ordered by identifier. A token stands for a list and the last identifier of a page: changes between
 * two pages neither repeat nor skip other items, and a token is valid for its own list only.
 */
final class Pages {
    // The default and the largest page of the REST API control plane; for V2 they are not published.
    private static final int DEFAULT_SIZE = 25;
    private static final int MAX_SIZE = 500;
    // The token of every page of a list that never ends.
    private static final String REPEATED_TOKEN = "and-again";

    /** By token; a page that is read again does not add one. */
    private final Map<String, Position> handedOut = new ConcurrentHashMap<>();

    /** The place behind an item of a list. */
    private record Position(String list, String lastId) {}

    /** Returns the page that a request asks for; if {@code endless}, always the first one, with a token. */
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

    /** Returns the same token for the same page. */
    private String token(String list, String lastId) {
        Position position = new Position(list, lastId);
        String token = UUID.nameUUIDFromBytes(position.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        handedOut.put(token, position);
        return token;
    }

    /** Returns the least string that sorts behind the identifier in the token. */
    private String after(String token, String list) {
        return Optional.ofNullable(handedOut.get(token))
                .filter(position -> position.list().equals(list))
                .map(position -> position.lastId() + '\0')
                .orElseThrow(() -> ServiceRefusal.badRequest("Invalid nextToken"));
    }
}
