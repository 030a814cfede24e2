package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.service.Page;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceException;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Convergence;
import software.amazon.apigatewayv2.integrationresponse.state.Difference;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.state.ShortText;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** The progress events that handlers respond with. FAILED has no model, but for {@link #createdOtherwise}. */
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

    /** Done: one page of identifiers and keys. Whole models could pass the size of Lambda's largest response, 6 MB. */
    static ProgressEvent<ResourceModel, CallbackContext> listing(Page page) {
        ProgressEvent<ResourceModel, CallbackContext> event = ProgressEvent.defaultSuccessHandler(null);
        event.setResourceModels(
                page.resources().stream().map(Translator::summary).toList());
        event.setNextToken(page.nextToken().orElse(null));
        return event;
    }

    /** Failed before any service call, for what is wrong with the request. */
    static ProgressEvent<ResourceModel, CallbackContext> notTried(List<Problem> problems) {
        List<String> texts = problems.stream().map(Problem::text).toList();
        return failed(problems.get(0).code(), ShortText.joined(texts, ShortText.MAX_MESSAGE - MAX_PART));
    }

    /** Failed, with a message for the person who has to act on it. */
    static ProgressEvent<ResourceModel, CallbackContext> failed(HandlerErrorCode code, String message) {
        return ProgressEvent.failed(null, null, code, ShortText.of(message, ShortText.MAX_MESSAGE));
    }

    /** Create: the key already exists. No model, so that a rollback cannot delete what is not ours. */
    static ProgressEvent<ResourceModel, CallbackContext> exists(
            ResourceModel desired, Optional<ActualResource> owner, Optional<ServiceException> error) {
        String advice = ": choose another key, or import or delete the integration response that has it";
        return failed(HandlerErrorCode.AlreadyExists, keyExists(desired, owner) + advice + serviceMessage(error));
    }

    /**
     * Create: it is not known whether it happened. CloudFormation does not retry this code. After one that it retries,
     * it would restart the operation without its callback context, find our own creation and report that it exists.
     */
    static ProgressEvent<ResourceModel, CallbackContext> mayExist(ResourceModel desired, String reason) {
        return mayExist(
                desired,
                ShortText.of(reason, 3 * MAX_PART) + ". " + lookFor(desired),
                "; if it is there, delete it before you try again");
    }

    /** Create: what has the key is what was requested, and more that the service may have filled in. */
    static ProgressEvent<ResourceModel, CallbackContext> mayExistWithDefaults(
            ResourceModel desired, ActualResource found, Optional<ServiceException> error) {
        String finding = "integration response " + found.identifier().integrationResponseId()
                + " has the key and what was requested, and more that API Gateway may have filled in: "
                + joined(Translator.state(desired).differencesOf(found.state()));
        String advice = ". If nobody else created it, delete it before you try again";
        return mayExist(desired, finding, advice + serviceMessage(error));
    }

    private static ProgressEvent<ResourceModel, CallbackContext> mayExist(
            ResourceModel desired, String finding, String advice) {
        String unknown = "An integration response with " + key(desired) + " may or may not have been created in ";
        return failed(
                HandlerErrorCode.GeneralServiceException,
                unknown + Translator.identifier(desired).integration() + ": " + finding + advice);
    }

    /** Create: refused, but an earlier call got no response, and the service may still be at work on it. */
    static ProgressEvent<ResourceModel, CallbackContext> mayStillAppear(ResourceModel desired, ServiceException error) {
        String unanswered = ". An earlier call got no response, so an integration response with " + key(desired)
                + " may still appear in " + Translator.identifier(desired).integration() + ". ";
        return failed(
                error.code(), error.text(MAX_PART) + unanswered + lookFor(desired) + ", and delete it if it does");
    }

    /** Create: what was made is not what was requested. The model is given so that a rollback deletes it. */
    static ProgressEvent<ResourceModel, CallbackContext> createdOtherwise(
            IntegrationResponse desired, ActualResource created) {
        String message = "API Gateway created something other than what was requested: "
                + joined(desired.differencesOf(created.state()));
        return ProgressEvent.failed(Translator.model(created), null, HandlerErrorCode.GeneralServiceException, message);
    }

    /** Update: the role does not allow to look. */
    static ProgressEvent<ResourceModel, CallbackContext> mayNotLook(ServiceException error) {
        String needed =
                "An update needs the permission apigateway:GET, to compare what API Gateway holds with the template";
        return failed(error.code(), needed + ": " + error.text());
    }

    /** Update: whatever was sent, the service still holds something else. */
    static ProgressEvent<ResourceModel, CallbackContext> updatedOtherwise(
            Convergence convergence, Optional<ServiceException> refusal) {
        String refused = refusal.map(error -> ". API Gateway refused a removal: " + error.text(MAX_PART))
                .orElse("");
        String unreached = "The update did not lead to what was requested: in API Gateway ";
        return failed(
                HandlerErrorCode.GeneralServiceException,
                unreached + joined(convergence.differences()) + refused + advice(convergence));
    }

    /** Update: the service refused what was sent. */
    static ProgressEvent<ResourceModel, CallbackContext> updateRefused(
            Convergence convergence, ServiceException error) {
        boolean plain = convergence.made().isEmpty() && !convergence.change().removesAny();
        String whole = error.text(MAX_PART) + ". What was requested is not reached: in API Gateway "
                + joined(convergence.differences()) + advice(convergence);
        return failed(error.code(), plain ? error.text() : whole);
    }

    /** Update: another integration response has the key, and did not give it up. */
    static ProgressEvent<ResourceModel, CallbackContext> keyIsAnothers(
            ResourceModel desired, ServiceException error, Optional<ActualResource> owner) {
        String advice =
                ", and the integration response that has it did not give it up in time. Choose another key, or update"
                        + " in two steps: first change the key there or delete that one, then use the key here. ";
        return failed(HandlerErrorCode.InvalidRequest, keyExists(desired, owner) + advice + error.text(MAX_PART));
    }

    /** The service's message, if there was an error response. */
    private static String serviceMessage(Optional<ServiceException> error) {
        return error.filter(said -> said.response().isPresent())
                .map(said -> ". " + said.text(MAX_PART))
                .orElse("");
    }

    private static String key(ResourceModel desired) {
        return "IntegrationResponseKey " + ShortText.quoted(desired.getIntegrationResponseKey());
    }

    private static String keyExists(ResourceModel desired, Optional<ActualResource> owner) {
        return key(desired) + " already exists in "
                + Translator.identifier(desired).integration()
                + owner.map(actual -> " as integration response "
                                + actual.identifier().integrationResponseId())
                        .orElse("");
    }

    private static String lookFor(ResourceModel desired) {
        String place = "--api-id " + ShortText.quoted(desired.getApiId()) + " --integration-id "
                + ShortText.quoted(desired.getIntegrationId());
        return "Look for it with `aws apigatewayv2 get-integration-responses " + place + "`";
    }

    private static String joined(List<Difference> differences) {
        return ShortText.joined(differences, MAX_DIFFERENCES);
    }

    /** An update cannot remove what the service keeps, nor keep an empty template where {@code ""} removes one. */
    private static String advice(Convergence convergence) {
        boolean wantsNothing = convergence.differences().stream()
                .anyMatch(difference -> difference.desired().orElse("").isEmpty());
        return wantsNothing
                ? ". A create can reach it: first remove the resource from the template, then add it again in a second update"
                : "";
    }
}
