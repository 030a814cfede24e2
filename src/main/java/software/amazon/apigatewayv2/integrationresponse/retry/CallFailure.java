package software.amazon.apigatewayv2.integrationresponse.retry;

import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceException;

/** Why a call was not made again: its last error, what to do, and the delay in seconds if that is to be called back. */
public record CallFailure(ServiceException error, Reaction reaction, int callbackDelay) {
    /** Whether the service refused the call with this kind of error, and the retry policy did not end it. */
    public boolean isRefused(ErrorKind kind) {
        return error.kind() == kind && reaction != Reaction.CALL_BACK && reaction != Reaction.GIVE_UP;
    }
}
