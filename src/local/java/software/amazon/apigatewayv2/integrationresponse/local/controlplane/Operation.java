package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An operation that the local service offers, bound to HTTP as the public service model binds it. */
record Operation(Action action, ResourceKind kind) {
    private static final List<Operation> ALL = Arrays.stream(ResourceKind.values())
            .flatMap(kind -> Arrays.stream(Action.values()).map(action -> new Operation(action, kind)))
            .toList();

    enum Action {
        CREATE("Create%s", "POST", 201),
        LIST("Get%ss", "GET", 200),
        GET("Get%s", "GET", 200),
        UPDATE("Update%s", "PATCH", 200),
        DELETE("Delete%s", "DELETE", 204);

        private final String nameFormat;
        private final String method;
        private final int successStatus;

        Action(String nameFormat, String method, int successStatus) {
            this.nameFormat = nameFormat;
            this.method = method;
            this.successStatus = successStatus;
        }
    }

    static List<Operation> all() {
        return ALL;
    }

    static Optional<Operation> named(String operationName) {
        return ALL.stream()
                .filter(operation -> operation.operationName().equals(operationName))
                .findFirst();
    }

    /** The name in the service model, such as {@code CreateIntegrationResponse}. */
    String operationName() {
        return action.nameFormat.formatted(kind.typeName());
    }

    String method() {
        return action.method;
    }

    Pattern path() {
        return action == Action.CREATE || action == Action.LIST ? kind.collectionPath() : kind.itemPath();
    }

    int successStatus() {
        return action.successStatus;
    }

    boolean mutates() {
        return action != Action.GET && action != Action.LIST;
    }
}
