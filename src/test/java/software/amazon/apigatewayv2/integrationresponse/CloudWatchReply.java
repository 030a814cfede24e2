package software.amazon.apigatewayv2.integrationresponse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A response of the local CloudWatch and CloudWatch Logs, as it goes over the wire. */
record CloudWatchReply(String status, byte[] body) {

    static CloudWatchReply ok(String body) {
        return new CloudWatchReply("200 OK", bytes(body));
    }

    /** CloudWatch Logs says what is wrong in JSON, CloudWatch in CBOR. */
    static CloudWatchReply error(String status, String type, boolean inCbor) {
        return new CloudWatchReply(
                status,
                bytes(
                        inCbor
                                ? "\u00a1\u0066__type\u0078" + (char) type.length() + type
                                : "{\"__type\": \"" + type + "\", \"message\": \"SECRET\"}"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes("HTTP/1.1 " + status + "\r\nsmithy-protocol: rpc-v2-cbor\r\nx-amzn-RequestId: 1\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n"));
        out.write(body);
        out.flush();
    }
}
