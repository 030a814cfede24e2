package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.util.Arrays;
import java.util.Optional;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/** The errors of the service model and, at the end, those of every AWS service. They are named as on the wire. */
enum ErrorCode {
    AlreadyExistsException(HandlerErrorCode.AlreadyExists),
    GeneralServiceException(HandlerErrorCode.GeneralServiceException),
    HandlerInternalFailureException(HandlerErrorCode.InternalFailure),
    InvalidCredentialsException(HandlerErrorCode.InvalidCredentials),
    InvalidRequestException(HandlerErrorCode.InvalidRequest),
    NetworkFailureException(HandlerErrorCode.NetworkFailure),
    NotStabilizedException(HandlerErrorCode.NotStabilized),
    NotUpdatableException(HandlerErrorCode.NotUpdatable),
    ResourceConflictException(HandlerErrorCode.ResourceConflict),
    ResourceNotFoundException(HandlerErrorCode.NotFound),
    ServiceInternalErrorException(HandlerErrorCode.ServiceInternalError),
    ServiceLimitExceededException(HandlerErrorCode.ServiceLimitExceeded),
    ThrottlingException(HandlerErrorCode.Throttling),
    AccessDeniedException(HandlerErrorCode.AccessDenied),
    ClientTokenConflictException,
    ConcurrentModificationException,
    ConcurrentOperationException,
    HandlerFailureException,
    PrivateTypeException,
    RequestTokenNotFoundException,
    TypeNotFoundException,
    SerializationException,
    UnknownOperationException,
    ValidationException;

    private final Optional<HandlerErrorCode> handlerErrorCode;

    ErrorCode(HandlerErrorCode handlerErrorCode) {
        this.handlerErrorCode = Optional.of(handlerErrorCode);
    }

    ErrorCode() {
        this.handlerErrorCode = Optional.empty();
    }

    /** Returns the error for a handler's error code if the caller waits for the handler. */
    static ErrorCode of(HandlerErrorCode failure) {
        return Arrays.stream(values())
                .filter(code -> code.handlerErrorCode.filter(failure::equals).isPresent())
                .findFirst()
                .orElse(HandlerFailureException);
    }

    /** 500 where the service model calls the error a fault, otherwise 400, NotFound included. */
    int httpStatus() {
        return switch (this) {
            case ConcurrentModificationException,
                    HandlerFailureException,
                    HandlerInternalFailureException,
                    NetworkFailureException,
                    ServiceInternalErrorException -> 500;
            default -> 400;
        };
    }
}
