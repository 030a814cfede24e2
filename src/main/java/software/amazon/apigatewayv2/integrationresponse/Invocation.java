package software.amazon.apigatewayv2.integrationresponse;

import java.time.Duration;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts;
import software.amazon.apigatewayv2.integrationresponse.retry.CallFailure;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryingCaller;
import software.amazon.apigatewayv2.integrationresponse.service.IntegrationResponseService;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** One invocation of a handler: what is requested, and how it reaches the service. */
record Invocation(
        ResourceHandlerRequest<ResourceModel> request,
        RetryingCaller retryingCaller,
        IntegrationResponseService service) {

    /** What the template asks for; a model without properties where the request has none. */
    ResourceModel desired() {
        return Optional.ofNullable(request.getDesiredResourceState()).orElseGet(ResourceModel::new);
    }

    /** What CloudFormation says was there before, if it says so. */
    Optional<ResourceModel> previous() {
        return Optional.ofNullable(request.getPreviousResourceState());
    }

    /** The state that the template asks for. */
    IntegrationResponse desiredState() {
        return Translator.state(desired());
    }

    /** The integration that the request is about. */
    Integration integration() {
        return Translator.integration(desired());
    }

    /** The integration response that the request is about, where it names one. */
    Identifier identifier() {
        return Translator.identifier(desired());
    }

    /** Whether a call that changes something may have happened without our knowing. */
    boolean mayHaveHappened() {
        return retryingCaller.attempts().mayHaveHappened();
    }

    /** Ends for want of a success: FAILED, or IN_PROGRESS to be called back, with the primary identifier in its model. */
    ProgressEvent<ResourceModel, CallbackContext> failedOrInProgress(CallFailure failure) {
        Attempts attempts = retryingCaller.attempts();
        Duration elapsed = retryingCaller.elapsed();
        if (failure instanceof CallFailure.CallBack callBack) {
            CallbackContext context = new CallbackContext(attempts.calledBack(elapsed, callBack.seconds()));
            return ProgressEvent.defaultInProgressHandler(context, callBack.seconds(), desired());
        }
        String given =
                failure instanceof CallFailure.RetriesExhausted ? "Given up " + attempts.inWords(elapsed) + ": " : "";
        return Events.failed(failure.error().code(), given + failure.error().text());
    }
}
