package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlHarness.TYPE;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.awssdk.services.cloudcontrol.model.ClientTokenConflictException;
import software.amazon.awssdk.services.cloudcontrol.model.CloudControlException;
import software.amazon.awssdk.services.cloudcontrol.model.ConcurrentOperationException;
import software.amazon.awssdk.services.cloudcontrol.model.Operation;
import software.amazon.awssdk.services.cloudcontrol.model.OperationStatus;
import software.amazon.awssdk.services.cloudcontrol.model.ProgressEvent;
import software.amazon.awssdk.services.cloudcontrol.model.RequestTokenNotFoundException;

/** Requests on their way: client tokens, callbacks, cancellation, and the list of requests. */
class RequestIT {
    @AutoClose
    private static final CloudControlHarness HARNESS = new CloudControlHarness();

    private final CloudControlIntegration here = HARNESS.integration();

    @Test
    void theSameClientTokenAndCallIsTheSameRequest() {
        String token = UUID.randomUUID().toString();
        ProgressEvent first = here.create(here.model("$default"), token);
        ProgressEvent again = here.create(here.model("$default"), token);
        ProgressEvent done = HARNESS.succeeded(first);
        assertThat(again.requestToken()).isEqualTo(first.requestToken());
        assertThat(here.create(here.model("$default"), token)).isEqualTo(done);
        here.onlyOne();
    }

    /** A client may write the same state anew each time it tries. */
    @Test
    void theSameClientTokenWithTheSameStateWrittenOtherwiseIsTheSameRequest() {
        String token = UUID.randomUUID().toString();
        ProgressEvent done = HARNESS.succeeded(createText(
                """
                {"ApiId": "%s", "IntegrationId": "%s", "IntegrationResponseKey": "$default",
                 "ResponseTemplates": {"a": "1", "b": "2"}}
                """,
                token));
        assertThat(createText(
                        """
                                {"ResponseTemplates":{"b":"2","a":"1"},"IntegrationResponseKey":"\\u0024default",
                                 "ApiId":"%s","IntegrationId":"%s"}
                                """,
                        token))
                .isEqualTo(done);
        here.onlyOne();
    }

    @Test
    void theSameClientTokenWithTheSamePatchWrittenOtherwiseIsTheSameRequestAndWithAnotherAConflict() {
        String identifier = here.identifier(here.stored("$default"));
        String token = UUID.randomUUID().toString();
        ProgressEvent done = HARNESS.succeeded(update(
                identifier,
                "[{\"op\": \"replace\", \"path\": \"/IntegrationResponseKey\", \"value\": \"/4../\"}]",
                token));
        assertThat(update(
                        identifier,
                        "[ {\"value\":\"/4../\",\"path\":\"/IntegrationResponseKey\",\"op\":\"replace\"} ]",
                        token))
                .isEqualTo(done);
        assertThatExceptionOfType(ClientTokenConflictException.class)
                .isThrownBy(() -> update(
                        identifier, CloudControlIntegration.replacing("IntegrationResponseKey", "/5../"), token));
        assertThat(here.onlyOne().key()).isEqualTo("/4../");
    }

    @Test
    void theSameClientTokenWithAnotherCallIsAConflict() {
        String token = UUID.randomUUID().toString();
        HARNESS.succeeded(here.create(here.model("$default"), token));
        assertThatExceptionOfType(ClientTokenConflictException.class)
                .isThrownBy(() -> here.create(here.model("/5../"), token));
        assertThatExceptionOfType(ClientTokenConflictException.class)
                .isThrownBy(() -> HARNESS.client().deleteResource(delete -> delete.typeName(TYPE)
                        .identifier(here.identifier(here.onlyOne()))
                        .clientToken(token)));
        here.onlyOne();
    }

    @Test
    void aThrottledCreationIsInProgressUntilTheHandlerHasBeenCalledBack() {
        HARNESS.service().inject(Fault.every("CreateIntegrationResponse", FaultKind.THROTTLE));
        ProgressEvent begun = here.create(here.model("$default"));
        ProgressEvent waiting = HARNESS.until(begun, event -> event.retryAfter() != null);
        assertThat(waiting.operationStatus()).isEqualTo(OperationStatus.IN_PROGRESS);
        assertThat(here.held()).isEmpty();

        HARNESS.service().clearFaults();
        assertThat(HARNESS.succeeded(begun).identifier()).isEqualTo(here.identifier(here.onlyOne()));
    }

    @Test
    void aRequestThatWaitsForItsHandlerCanBeCancelled() {
        HARNESS.service().inject(Fault.every("CreateIntegrationResponse", FaultKind.THROTTLE));
        ProgressEvent begun = here.create(here.model("$default"));
        HARNESS.until(begun, event -> event.retryAfter() != null);

        ProgressEvent cancelling = HARNESS.client()
                .cancelResourceRequest(cancel -> cancel.requestToken(begun.requestToken()))
                .progressEvent();
        assertThat(cancelling.operationStatus()).isEqualTo(OperationStatus.CANCEL_IN_PROGRESS);
        assertThat(HARNESS.over(begun).operationStatus()).isEqualTo(OperationStatus.CANCEL_COMPLETE);
        assertThat(here.held()).isEmpty();
    }

    @Test
    void aRequestThatIsOverCannotBeCancelled() {
        ProgressEvent done = HARNESS.succeeded(here.create(here.model("$default")));
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() ->
                        HARNESS.client().cancelResourceRequest(cancel -> cancel.requestToken(done.requestToken())))
                .satisfies(CloudControlIntegration::isValidationException);
        assertThat(HARNESS.status(done)).isEqualTo(done);
    }

    @Test
    void aResourceHasOneOperationAtATime() {
        StoredIntegrationResponse held = here.stored("$default");
        HARNESS.service().inject(Fault.every("UpdateIntegrationResponse", FaultKind.THROTTLE));
        ProgressEvent first = here.update(held, CloudControlIntegration.replacing("IntegrationResponseKey", "/4../"));
        assertThatExceptionOfType(ConcurrentOperationException.class)
                .isThrownBy(
                        () -> here.update(held, CloudControlIntegration.replacing("IntegrationResponseKey", "/5../")));
        assertThatExceptionOfType(ConcurrentOperationException.class)
                .isThrownBy(() -> here.delete(here.identifier(held)));

        HARNESS.service().clearFaults();
        HARNESS.succeeded(first);
        HARNESS.succeeded(here.delete(here.identifier(held)));
    }

    @Test
    void requestsAreListedTheNewestFirstByOperationAndStatusPageByPage() {
        ProgressEvent first = HARNESS.succeeded(here.create(here.model("/2../")));
        ProgressEvent second = HARNESS.succeeded(here.create(here.model("/3../")));
        ProgressEvent third = HARNESS.succeeded(here.delete(first.identifier()));

        List<ProgressEvent> all = here.requests(List.of(), List.of(), 1);
        assertThat(all.subList(0, 3)).containsExactly(third, second, first);
        assertThat(here.requests(List.of(Operation.CREATE), List.of(OperationStatus.SUCCESS), 100)
                        .subList(0, 2))
                .containsExactly(second, first);
        assertThat(here.requests(List.of(Operation.DELETE), List.of(OperationStatus.IN_PROGRESS), 100))
                .isEmpty();
    }

    @Test
    void anUnknownRequestTokenIsNotFound() {
        assertThatExceptionOfType(RequestTokenNotFoundException.class)
                .isThrownBy(() -> HARNESS.client().getResourceRequestStatus(status -> status.requestToken("unknown")));
        assertThatExceptionOfType(RequestTokenNotFoundException.class)
                .isThrownBy(() -> HARNESS.client().cancelResourceRequest(cancel -> cancel.requestToken("unknown")));
    }

    private ProgressEvent createText(String state, String token) {
        return HARNESS.client()
                .createResource(create -> create.typeName(TYPE)
                        .desiredState(state.formatted(here.api(), here.integration()))
                        .clientToken(token))
                .progressEvent();
    }

    private static ProgressEvent update(String identifier, String patch, String token) {
        return HARNESS.client()
                .updateResource(update -> update.typeName(TYPE)
                        .identifier(identifier)
                        .patchDocument(patch)
                        .clientToken(token))
                .progressEvent();
    }
}
