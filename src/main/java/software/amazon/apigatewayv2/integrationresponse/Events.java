package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.service.Page;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Convergence;
import software.amazon.apigatewayv2.integrationresponse.state.Difference;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.state.ShortText;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.OperationStatus;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * The progress events that handlers respond with. The contract: SUCCESS carries neither callback context nor delay,
 * FAILED carries an error code, and no model but for {@link #createdOtherwise}.
 */
final class Events {

    /** The most characters of one part of a message that has several, so that none crowds out the others. */
    private static final int MAX_PART = 200;

    /** The most characters of the differences, which are what such a message is about. */
    private static final int MAX_DIFFERENCES = 500;

    private Events() {}

    /** Done: the model is what the service holds. */
    static ProgressEvent<ResourceModel, CallbackContext> succeeded(ActualResource actual) {
        return ProgressEvent.defaultSuccessHandler(Translator.model(actual));
    }

    /** Done: nothing is there any more. */
    static ProgressEvent<ResourceModel, CallbackContext> gone() {
        return ProgressEvent.defaultSuccessHandler(null);
    }

    /** Done: one page of identifiers and keys. Whole models could pass the size of Lambda's largest response, 6 MB. */
    static ProgressEvent<ResourceModel, CallbackContext> listing(Page page) {
        return ProgressEvent.<ResourceModel, CallbackContext>builder()
                .status(OperationStatus.SUCCESS)
                .resourceModels(
                        page.resources().stream().map(Translator::summary).toList())
                .nextToken(page.nextToken().orElse(null))
                .build();
    }

    /** Failed before any service call, for what is wrong with the request. */
    static ProgressEvent<ResourceModel, CallbackContext> notTried(List<Problem> problems) {
        return failed(
                problems.get(0).code(),
                ShortText.joined(
                        problems.stream().map(Problem::text).toList(), "; ", ShortText.MAX_MESSAGE - MAX_PART));
    }

    /** Failed, with a message for the person who has to act on it. */
    static ProgressEvent<ResourceModel, CallbackContext> failed(HandlerErrorCode code, String message) {
        return ProgressEvent.failed(null, null, code, ShortText.of(message, ShortText.MAX_MESSAGE));
    }

    /** Create: the key already exists. No model, so that a rollback cannot delete what is not ours. */
    static ProgressEvent<ResourceModel, CallbackContext> exists(
            ResourceModel desired, Optional<ActualResource> owner, Optional<ServiceError> error) {
        return failed(
                HandlerErrorCode.AlreadyExists,
                key(desired) + " already exists in " + Translator.integration(desired) + named(owner)
                        + ": choose another key, or import or delete the integration response that has it"
                        + serviceMessage(error));
    }

    /**
     * Create: it is not known whether it happened. CloudFormation does not retry this code. After one that it retries, it
     * would restart the operation without its callback context, find our own integration response and report that it exists.
     */
    static ProgressEvent<ResourceModel, CallbackContext> mayExist(ResourceModel desired, String reason) {
        return failed(
                HandlerErrorCode.GeneralServiceException,
                mayHaveBeenCreated(desired) + ": " + ShortText.of(reason, 3 * MAX_PART) + ". " + lookFor(desired)
                        + "; if it is there, delete it before you try again");
    }

    /** Create: what has the key is what was requested, and more that the service may have filled in. */
    static ProgressEvent<ResourceModel, CallbackContext> mayExistWithDefaults(
            ResourceModel desired, ActualResource found, Optional<ServiceError> error) {
        return failed(
                HandlerErrorCode.GeneralServiceException,
                mayHaveBeenCreated(desired) + ": integration response "
                        + found.identifier().integrationResponseId()
                        + " has the key and what was requested, and more that API Gateway may have filled in: "
                        + joined(Translator.state(desired).differencesOf(found.state()))
                        + ". If nobody else created it, delete it before you try again" + serviceMessage(error));
    }

    /** Create: refused, but an earlier call got no response, and the service may still be at work on it. */
    static ProgressEvent<ResourceModel, CallbackContext> mayStillAppear(ResourceModel desired, ServiceError error) {
        return failed(
                error.code(),
                error.text(MAX_PART) + ". An earlier call got no response, so an integration response with "
                        + key(desired)
                        + " may still appear in " + Translator.integration(desired) + ". " + lookFor(desired)
                        + ", and delete it if it does");
    }

    /** Create: what was made is not what was requested. The model is given so that a rollback deletes it. */
    static ProgressEvent<ResourceModel, CallbackContext> createdOtherwise(
            IntegrationResponse desired, ActualResource created) {
        return ProgressEvent.failed(
                Translator.model(created),
                null,
                HandlerErrorCode.GeneralServiceException,
                "API Gateway created something other than what was requested: "
                        + joined(desired.differencesOf(created.state())));
    }

    /** Update: the role does not allow to look. */
    static ProgressEvent<ResourceModel, CallbackContext> mayNotLook(ServiceError error) {
        return failed(
                error.code(),
                "An update needs the permission apigateway:GET, to compare what API Gateway holds with the template: "
                        + error.text());
    }

    /** Update: whatever was sent, the service still holds something else. */
    static ProgressEvent<ResourceModel, CallbackContext> updatedOtherwise(
            Convergence convergence, Optional<ServiceError> refusal) {
        return failed(
                HandlerErrorCode.GeneralServiceException,
                "The update did not lead to what was requested: in API Gateway " + joined(convergence.differences())
                        + refusal.map(error -> ". API Gateway refused a removal: " + error.text(MAX_PART))
                                .orElse("")
                        + advice(convergence));
    }

    /** Update: the service refused what was sent. */
    static ProgressEvent<ResourceModel, CallbackContext> updateRefused(Convergence convergence, ServiceError error) {
        boolean plain = !convergence.change().removesAny() && convergence.made() == 0;
        return failed(
                error.code(),
                plain
                        ? error.text()
                        : error.text(MAX_PART) + ". What was requested is not reached: in API Gateway "
                                + joined(convergence.differences()) + advice(convergence));
    }

    /** Update: another integration response has the key, and did not give it up. */
    static ProgressEvent<ResourceModel, CallbackContext> keyIsAnothers(
            ResourceModel desired, ServiceError error, Optional<ActualResource> owner) {
        return failed(
                HandlerErrorCode.InvalidRequest,
                key(desired) + " already exists in " + Translator.integration(desired) + named(owner)
                        + ", and the integration response that has it did not give it up in time. Choose another key, or update in"
                        + " two steps: first change the key there or delete that one, then use the key here. "
                        + error.text(MAX_PART));
    }

    /** The service's message, if there was an error response. */
    private static String serviceMessage(Optional<ServiceError> error) {
        return error.filter(said -> said.response().isPresent())
                .map(said -> ". " + said.text(MAX_PART))
                .orElse("");
    }

    private static String key(ResourceModel desired) {
        return "IntegrationResponseKey "
                + ShortText.quoted(Translator.state(desired).key());
    }

    private static String mayHaveBeenCreated(ResourceModel desired) {
        return "An integration response with " + key(desired) + " may or may not have been created in "
                + Translator.integration(desired);
    }

    private static String named(Optional<ActualResource> owner) {
        return owner.map(actual ->
                        " as integration response " + actual.identifier().integrationResponseId())
                .orElse("");
    }

    private static String lookFor(ResourceModel desired) {
        return "Look for it with `aws apigatewayv2 get-integration-responses --api-id "
                + ShortText.quoted(desired.getApiId()) + " --integration-id "
                + ShortText.quoted(desired.getIntegrationId()) + "`";
    }

    private static String joined(List<Difference> differences) {
        return ShortText.joined(differences, "; ", MAX_DIFFERENCES);
    }

    /** An update cannot remove what the service keeps, nor keep an empty template where {@code ""} asks for a removal. */
    private static String advice(Convergence convergence) {
        return convergence.differences().stream()
                        .anyMatch(difference -> difference.desired().orElse("").isEmpty())
                ? ". A create can reach it: first remove the resource from the template, then add it again in a second update"
                : "";
    }
}
