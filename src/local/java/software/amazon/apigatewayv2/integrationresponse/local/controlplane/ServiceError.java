package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

/** A refusal by the service, with the code and the HTTP status that a client sees. */
final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private ServiceError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ServiceError notFound(String message) {
        return new ServiceError(404, "NotFoundException", message);
    }

    static ServiceError badRequest(String message) {
        return new ServiceError(400, "BadRequestException", message);
    }

    static ServiceError unreadable(String message) {
        return new ServiceError(400, "SerializationException", message);
    }

    static ServiceError conflict(String message) {
        return new ServiceError(409, "ConflictException", message);
    }

    /** The words by which clients tell this conflict from a duplicate (seen in terraform-provider-aws #18018). */
    static ServiceError concurrentModification() {
        return conflict("Unable to complete operation due to concurrent modification. Please try again later.");
    }

    /** The status of throttling with the code of a conflict: only the words tell (seen of authorizers, in sst #4522). */
    static ServiceError quotaReached() {
        return new ServiceError(
                429,
                "ConflictException",
                "Maximum number of IntegrationResponses for this Integration has been reached. "
                        + "Please contact AWS if you need additional IntegrationResponses.");
    }

    static ServiceError tooManyRequests() {
        return new ServiceError(429, "TooManyRequestsException", "Too Many Requests");
    }

    static ServiceError internal() {
        return new ServiceError(500, "InternalServerErrorException", "Internal server error");
    }

    static ServiceError accessDenied(Operation operation) {
        return new ServiceError(
                403, "AccessDeniedException", "User is not authorized to perform " + operation.operationName());
    }

    static ServiceError expiredToken() {
        return new ServiceError(403, "ExpiredTokenException", "The security token included in the request is expired");
    }

    static ServiceError missingCredentials() {
        return new ServiceError(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    static ServiceError unknownOperation(String method, String path) {
        return new ServiceError(
                404, "UnknownOperationException", "The local API Gateway V2 has no operation " + method + " " + path);
    }

    Reply reply() {
        return Reply.error(status, code, getMessage());
    }
}
