package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

/** An error response of Cloud Control. */
final class CloudControlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    CloudControlException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    static CloudControlException invalid(String message) {
        return new CloudControlException(ErrorCode.ValidationException, message);
    }

    ErrorCode code() {
        return code;
    }
}
