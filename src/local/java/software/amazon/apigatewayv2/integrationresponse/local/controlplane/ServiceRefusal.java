package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

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

    Reply reply() {
        return Reply.error(status, code, getMessage());
    }
}
