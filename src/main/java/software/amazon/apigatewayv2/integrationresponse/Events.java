package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.retry.CallFailure;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryingCaller;
import software.amazon.apigatewayv2.integrationresponse.service.Page;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;
import software.amazon.apigatewayv2.integrationresponse.service.ShortText;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Difference;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.OperationStatus;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * The progress events that handlers respond with. The contract: SUCCESS carries neither callback context nor delay,
 * FAILED carries an error code, and no model but for {@link #createdOtherwise}.
 */
final class Events {

    /** CloudFormation takes no longer status message (RecordHandlerProgress, StatusMessage). */
    private static final int MOST_CHARACTERS = 1_024;

    private Events() {}

    /** Done: the model is what the service holds. */
    static ProgressEvent<ResourceModel, CallbackContext> succeeded(ActualResource actual) {
        return ProgressEvent.defaultSuccessHandler(Translator.model(actual));
    }

    /** Done: nothing is there any more. */
    static ProgressEvent<ResourceModel, CallbackContext> gone() {
        return ProgressEvent.defaultSuccessHandler(null);
    }

    /** Done: one page of models. */
    static ProgressEvent<ResourceModel, CallbackContext> listing(Page page) {
        return ProgressEvent.<ResourceModel, CallbackContext>builder()
                .status(OperationStatus.SUCCESS)
                .resourceModels(page.resources().stream().map(Translator::model).toList())
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
        return ProgressEvent.failed(null, null, code, ShortText.of(message, MOST_CHARACTERS));
    }

    /**
     * Create: the key already exists. No model, so that a rollback cannot delete what is not ours.
     *
     * @param owner what has the key, if that is known
     * @param error what the service said, if that is how it is known
     */
    static ProgressEvent<ResourceModel, CallbackContext> exists(
            ResourceModel desired, Optional<Identifier> owner, Optional<ServiceError> error) {
        return failed(
                HandlerErrorCode.AlreadyExists,
                "IntegrationResponseKey " + desired.getIntegrationResponseKey() + " already exists in "
                        + Translator.integration(desired)
                        + owner.map(Events::named).orElse("")
                        + ": choose another key, or import or delete the integration response that has it"
                        + inItsWords(error));
    }

    /**
     * Create: it is not known whether it happened. CloudFormation does not retry this code. After one that it retries, it
     * would restart the operation without its callback context, find our own integration response and report that it exists.
     */
    static ProgressEvent<ResourceModel, CallbackContext> mayExist(ResourceModel desired, String reason) {
        return failed(
                HandlerErrorCode.GeneralServiceException,
                "An integration response with IntegrationResponseKey " + desired.getIntegrationResponseKey()
                        + " may or may not have been created in " + Translator.integration(desired)
                        + ": " + reason + ". " + lookFor(desired)
                        + "; if it is there, delete it before you try again");
    }

    /** Create: what has the key is what was requested, and more that the service may have filled in. */
    static ProgressEvent<ResourceModel, CallbackContext> mayExistWithDefaults(
            ResourceModel desired, ActualResource found, Optional<ServiceError> error) {
        return failed(
                HandlerErrorCode.GeneralServiceException,
                "An integration response with IntegrationResponseKey " + desired.getIntegrationResponseKey()
                        + " may or may not have been created in " + Translator.integration(desired)
                        + ": integration response " + found.identifier().integrationResponseId()
                        + " has the key and what was requested, and more that API Gateway may have filled in: "
                        + differences(Translator.state(desired), found)
                        + ". If nobody else created it, delete it before you try again" + inItsWords(error));
    }

    /** Create: refused, but an earlier call got no response, and the service may still be at work on it. */
    static ProgressEvent<ResourceModel, CallbackContext> mayStillAppear(ResourceModel desired, ServiceError error) {
        return failed(
                error.code(),
                error.text()
                        + ". An earlier call got no response, so an integration response with IntegrationResponseKey "
                        + desired.getIntegrationResponseKey() + " may still appear in "
                        + Translator.integration(desired) + ". " + lookFor(desired) + ", and delete it if it does");
    }

    /** Create: what was made is not what was requested. The model is given so that a rollback deletes it. */
    static ProgressEvent<ResourceModel, CallbackContext> createdOtherwise(
            IntegrationResponse desired, ActualResource created) {
        return ProgressEvent.failed(
                Translator.model(created),
                null,
                HandlerErrorCode.GeneralServiceException,
                ShortText.of(
                        "API Gateway created something other than what was requested: " + differences(desired, created),
                        MOST_CHARACTERS));
    }

    /** Update: whatever was sent, the service still holds something else. */
    static ProgressEvent<ResourceModel, CallbackContext> updatedOtherwise(
            IntegrationResponse desired, ActualResource actual) {
        return failed(
                HandlerErrorCode.GeneralServiceException,
                "The update did not lead to what was requested: " + differences(desired, actual));
    }

    /** Update: the service refused what was sent. */
    static ProgressEvent<ResourceModel, CallbackContext> updateRefused(ServiceError error, List<String> removals) {
        return failed(
                error.code(),
                removals.isEmpty()
                        ? error.text()
                        : error.text() + ". The update also removes " + String.join(", ", removals)
                                + "; if API Gateway does not take that, delete the integration response and create it again");
    }

    /** Update: another integration response has the key, and did not give it up. */
    static ProgressEvent<ResourceModel, CallbackContext> keyIsAnothers(
            ResourceModel desired, ServiceError error, Optional<Identifier> owner) {
        return failed(
                HandlerErrorCode.InvalidRequest,
                "IntegrationResponseKey " + desired.getIntegrationResponseKey() + " already exists in "
                        + Translator.integration(desired)
                        + owner.map(Events::named).orElse("")
                        + ", and the integration response that has it did not give it up in time. Choose another key, or update in"
                        + " two steps: first change the key there or delete that one, then use the key here. "
                        + error.text());
    }

    /**
     * No call succeeded: failed, or to be called back.
     *
     * @param model what an IN_PROGRESS event shows; the contract wants the primary identifier in it
     */
    static ProgressEvent<ResourceModel, CallbackContext> failedOrInProgress(
            CallFailure failure, RetryingCaller retryingCaller, ResourceModel model) {
        if (failure instanceof CallFailure.CallBack callBack) {
            return ProgressEvent.defaultInProgressHandler(
                    new CallbackContext(retryingCaller.attemptsBefore(callBack.seconds())), callBack.seconds(), model);
        }
        String given = failure instanceof CallFailure.RetriesExhausted
                ? "Given up " + retryingCaller.attemptsInWords() + ": "
                : "";
        return failed(failure.error().code(), given + failure.error().text());
    }

    /** What the service said; that it said nothing is no news in an event that says what is there. */
    private static String inItsWords(Optional<ServiceError> error) {
        return error.filter(said -> said.response().isPresent())
                .map(said -> ". " + said.text())
                .orElse("");
    }

    private static String named(Identifier identifier) {
        return " as integration response " + identifier.integrationResponseId();
    }

    private static String lookFor(ResourceModel desired) {
        return "Look for it with `aws apigatewayv2 get-integration-responses --api-id " + desired.getApiId()
                + " --integration-id " + desired.getIntegrationId() + "`";
    }

    private static String differences(IntegrationResponse desired, ActualResource actual) {
        return Difference.between(desired, actual.state()).stream()
                .map(Difference::toString)
                .collect(Collectors.joining("; "));
    }
}
