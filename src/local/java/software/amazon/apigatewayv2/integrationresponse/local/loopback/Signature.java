package software.amazon.apigatewayv2.integrationresponse.local.loopback;

import com.sun.net.httpserver.Headers;
import java.util.Optional;

/**
 * AWS's signature of a request. Local services do not check it, but require it: every AWS client signs, and a web page
 * cannot send the header without the server's consent, for which the browser asks first.
 */
public final class Signature {
    private Signature() {}

    /** Whether a request with these headers has a signature of version 4. */
    public static boolean isIn(Headers headers) {
        return Optional.ofNullable(headers.getFirst("Authorization"))
                .filter(value -> value.startsWith("AWS4-HMAC-SHA256 Credential="))
                .isPresent();
    }
}
