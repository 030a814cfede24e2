package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An HTTP response: a status, a code if it is an error, and a body; or none at all. */
record Reply(int status, Optional<String> errorType, byte[] body) {
    static final Reply NONE = new Reply(ServiceCall.NO_ANSWER, Optional.empty(), new byte[0]);

    static Reply ok(int status, Optional<ObjectNode> document) {
        return new Reply(status, Optional.empty(), document.map(Reply::bytes).orElseGet(() -> new byte[0]));
    }

    static Reply error(int status, String code, String message) {
        return new Reply(status, Optional.of(code), bytes(RequestJson.object().put("message", message)));
    }

    private static byte[] bytes(ObjectNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    boolean isLost() {
        return status == ServiceCall.NO_ANSWER;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Replaces the body of a success by one that is not JSON; an error stays as it is. */
    Reply garbled() {
        byte[] garbage = "<html>not what you asked for".getBytes(StandardCharsets.UTF_8);
        return isSuccess() ? new Reply(200, Optional.empty(), garbage) : this;
    }
}
