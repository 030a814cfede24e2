package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.Optional;

/** A refusal by the service, with the code and the HTTP status that a client sees. */
final class ServiceRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private ServiceRefusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ServiceRefusal notFound(String message) {
        return new ServiceRefusal(404, "NotFoundException", message);
    }

    static ServiceRefusal badRequest(String message) {
        return new ServiceRefusal(400, "BadRequestException", message);
    }

    static ServiceRefusal unreadable(String message) {
        return new ServiceRefusal(400, "SerializationException", message);
    }

    static ServiceRefusal conflict(String message) {
        return new ServiceRefusal(409, "ConflictException", message);
    }

    /** The words by which clients tell this conflict from a duplicate (seen in terraform-provider-aws #18018). */
    static ServiceRefusal concurrentModification() {
        return conflict("Unable to complete operation due to concurrent modification. Please try again later.");
    }

    /** The status of throttling with the code of a conflict: only the words tell (seen of authorizers, in sst #4522). */
    static ServiceRefusal quotaReached() {
        return new ServiceRefusal(
                429,
                "ConflictException",
                "Maximum number of IntegrationResponses for this Integration has been reached. "
                        + "Please contact AWS if you need additional IntegrationResponses.");
    }

    static ServiceRefusal tooManyRequests() {
        return new ServiceRefusal(429, "TooManyRequestsException", "Too Many Requests");
    }

    static ServiceRefusal internal() {
        return new ServiceRefusal(500, "InternalServerErrorException", "Internal server error");
    }

    static ServiceRefusal accessDenied(Operation operation) {
        return new ServiceRefusal(
                403, "AccessDeniedException", "User is not authorized to perform " + operation.operationName());
    }

    static ServiceRefusal expiredToken() {
        return new ServiceRefusal(
                403, "ExpiredTokenException", "The security token included in the request is expired");
    }

    static ServiceRefusal missingCredentials() {
        return new ServiceRefusal(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    static ServiceRefusal unknownOperation(String method, String path) {
        return new ServiceRefusal(
                404, "UnknownOperationException", "The local API Gateway V2 has no operation " + method + " " + path);
    }

    Reply reply() {
        return new Reply(
                status,
                Optional.of(code),
                RequestJson.bytes(RequestJson.object().put("message", getMessage())));
    }
}
