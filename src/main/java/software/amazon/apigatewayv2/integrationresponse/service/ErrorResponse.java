package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.Optional;

/**
 * What came with an error response of the service.
 *
 * @param code the service's error code; "" where it gave none
 * @param status the HTTP status
 * @param limitType what a throttled call's response says about its limit. AWS documents it as "the limit type" and no
 *     further, so it is logged and decides nothing
 */
public record ErrorResponse(String code, int status, Optional<String> requestId, Optional<String> limitType) {

    /** As AWS's own handlers end a message (aws-solutions-constructs #1130). */
    @Override
    public String toString() {
        return "(Service: ApiGatewayV2, Status Code: " + status
                + requestId.map(id -> ", Request ID: " + id).orElse("") + ")";
    }
}
