package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.retry.Conversation;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stop;
import software.amazon.apigatewayv2.integrationresponse.service.Page;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;
import software.amazon.apigatewayv2.integrationresponse.state.Difference;
import software.amazon.apigatewayv2.integrationresponse.state.Held;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.OperationStatus;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * The progress events that handlers answer with. The contract: SUCCESS carries neither callback context nor delay,
 * FAILED carries an error code, and no model but for {@link #createdOtherwise}.
 */
final class Events {

    private Events() {}

    /** Done: the model is what the service holds. */
    static ProgressEvent<ResourceModel, CallbackContext> holding(Held held) {
        return ProgressEvent.defaultSuccessHandler(Translator.model(held));
    }

    /** Done: nothing is there any more. */
    static ProgressEvent<ResourceModel, CallbackContext> gone() {
        return ProgressEvent.defaultSuccessHandler(null);
    }

    /** Done: one page of models. */
    static ProgressEvent<ResourceModel, CallbackContext> listing(Page page) {
        return ProgressEvent.<ResourceModel, CallbackContext>builder()
                .status(OperationStatus.SUCCESS)
                .resourceModels(page.held().stream().map(Translator::model).toList())
                .nextToken(page.nextToken().orElse(null))
                .build();
    }

    /** Failed before any service call, for what is wrong with the request. */
    static ProgressEvent<ResourceModel, CallbackContext> notTried(List<Problem> problems) {
        return failed(
                problems.get(0).code(), problems.stream().map(Problem::text).collect(Collectors.joining("; ")));
    }

    /** Failed, with a message for the person who has to act on it. */
    static ProgressEvent<ResourceModel, CallbackContext> failed(HandlerErrorCode code, String message) {
        return ProgressEvent.failed(null, null, code, message);
    }

    /** Create: somebody else has the key. No model, so that a rollback cannot delete what is not ours. */
    static ProgressEvent<ResourceModel, CallbackContext> exists(ResourceModel desired) {
        return failed(
                HandlerErrorCode.AlreadyExists,
                "IntegrationResponseKey " + desired.getIntegrationResponseKey() + " is taken in "
                        + Translator.integration(desired)
                        + ": choose another key, or import or delete the integration response that has it");
    }

    /**
     * Create: it is not known whether it happened. A code that CloudFormation retries would make it start afresh, meet
     * our own integration response and report that it exists; so this code is a terminal one.
     */
    static ProgressEvent<ResourceModel, CallbackContext> mayExist(ResourceModel desired, String reason) {
        return failed(
                HandlerErrorCode.GeneralServiceException,
                "An integration response with IntegrationResponseKey " + desired.getIntegrationResponseKey()
                        + " may or may not have been created in " + Translator.integration(desired)
                        + ", and it could not be found out: " + reason
                        + ". Look for it with `aws apigatewayv2 get-integration-responses --api-id "
                        + desired.getApiId() + " --integration-id " + desired.getIntegrationId()
                        + "`, and delete it before you try again");
    }

    /** Create: what was made is not what was asked. The model is given so that a rollback deletes it. */
    static ProgressEvent<ResourceModel, CallbackContext> createdOtherwise(IntegrationResponse desired, Held created) {
        return ProgressEvent.failed(
                Translator.model(created),
                null,
                HandlerErrorCode.GeneralServiceException,
                "API Gateway created something else than was asked: " + differences(desired, created));
    }

    /** Update: whatever was sent, the service still holds something else. */
    static ProgressEvent<ResourceModel, CallbackContext> updatedOtherwise(IntegrationResponse desired, Held held) {
        return failed(
                HandlerErrorCode.GeneralServiceException,
                "The update did not lead to what was asked: " + differences(desired, held));
    }

    /** Update: the service refused what was sent. */
    static ProgressEvent<ResourceModel, CallbackContext> updateRefused(ServiceError error, List<String> removals) {
        return failed(
                error.meaning().code(),
                removals.isEmpty()
                        ? error.words()
                        : error.words() + " (the update was also to remove " + String.join(", ", removals)
                                + "; if API Gateway does not remove it, create another integration response instead)");
    }

    /** Update: a sibling has the key. */
    static ProgressEvent<ResourceModel, CallbackContext> keyTaken(ServiceError error, String key) {
        return failed(error.meaning().code(), "IntegrationResponseKey " + key + " is taken: " + error.words());
    }

    /**
     * There was no answer to go on with: failed, or to be called back.
     *
     * @param model what an IN_PROGRESS event shows; the contract wants the primary identifier in it
     */
    static ProgressEvent<ResourceModel, CallbackContext> stopped(
            Stop stop, Conversation conversation, ResourceModel model) {
        return switch (stop.kind()) {
            case CALL_BACK ->
                ProgressEvent.defaultInProgressHandler(
                        new CallbackContext(conversation.effortBefore(stop.callbackSeconds())),
                        stop.callbackSeconds(),
                        model);
            case GIVEN_UP ->
                failed(
                        stop.error().meaning().code(),
                        stop.error().words() + " (given up " + conversation.effortInWords() + ")");
            case REFUSED, UNRESOLVED ->
                failed(stop.error().meaning().code(), stop.error().words());
        };
    }

    private static String differences(IntegrationResponse desired, Held held) {
        return Difference.between(desired, held.state()).stream()
                .map(Difference::toString)
                .collect(Collectors.joining("; "));
    }
}
