package software.amazon.apigatewayv2.integrationresponse;

import java.time.Duration;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts;
import software.amazon.apigatewayv2.integrationresponse.retry.CallFailure;
import software.amazon.apigatewayv2.integrationresponse.retry.Reaction;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryingCaller;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** One invocation of a handler: what is requested, and how it reaches the service. */
record Invocation(ResourceHandlerRequest<ResourceModel> request, RetryingCaller caller) {
    /** What the template asks for; a model without properties where the request has none. */
    ResourceModel desired() {
        return Optional.ofNullable(request.getDesiredResourceState()).orElseGet(ResourceModel::new);
    }

    IntegrationResponse desiredState() {
        return Translator.state(desired());
    }

    /** What CloudFormation says was there before, if it says so. */
    Optional<ResourceModel> previous() {
        return Optional.ofNullable(request.getPreviousResourceState());
    }

    /** The integration response that the request is about, where it names one. */
    Identifier identifier() {
        return Translator.identifier(desired());
    }

    /** Whether a call that changes something may have happened without our knowing. */
    boolean mayHaveHappened() {
        return caller.attempts().mayHaveHappened();
    }

    /** Ends without success: FAILED, or IN_PROGRESS to be called back, with the primary identifier in its model. */
    ProgressEvent<ResourceModel, CallbackContext> failedOrInProgress(CallFailure failure) {
        Attempts attempts = caller.attempts();
        Duration elapsed = caller.elapsed();
        if (failure.reaction() == Reaction.CALL_BACK) {
            CallbackContext context = new CallbackContext(attempts.calledBack(elapsed, failure.callbackDelay()));
            return ProgressEvent.defaultInProgressHandler(context, failure.callbackDelay(), desired());
        }
        String tried = failure.reaction() == Reaction.GIVE_UP ? "Given up " + attempts.inWords(elapsed) + ": " : "";
        return Events.failed(failure.error().code(), tried + failure.error().text());
    }
}
