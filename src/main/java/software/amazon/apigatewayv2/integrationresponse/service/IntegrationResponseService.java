package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Change;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.state.MapChange;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponsesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponsesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseRequest;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;

/**
 * API Gateway's five operations on integration responses, with the caller's credentials. The only class that calls the
 * SDK's client; each method makes exactly one service call and never throws for what the service or the network does.
 */
@RequiredArgsConstructor
public final class IntegrationResponseService {

    private final ApiGatewayV2Client client;
    private final AmazonWebServicesClientProxy caller;

    /** CreateIntegrationResponse: not to be repeated unless it certainly did not happen, for there is no client token. */
    public CallResult<ActualResource, ServiceError> create(Integration integration, IntegrationResponse desired) {
        CreateIntegrationResponseRequest request = CreateIntegrationResponseRequest.builder()
                .apiId(integration.apiId())
                .integrationId(integration.integrationId())
                .integrationResponseKey(desired.key())
                .contentHandlingStrategy(desired.contentHandlingStrategy().orElse(null))
                .templateSelectionExpression(
                        desired.templateSelectionExpression().orElse(null))
                .responseParameters(desired.responseParameters())
                .responseTemplates(desired.responseTemplates())
                .build();
        return call(request, client::createIntegrationResponse, response -> ResponseMembers.of(response)
                .resource(integration));
    }

    /** GetIntegrationResponse. */
    public CallResult<ActualResource, ServiceError> get(Identifier identifier) {
        Integration integration = identifier.integration();
        GetIntegrationResponseRequest request = GetIntegrationResponseRequest.builder()
                .apiId(integration.apiId())
                .integrationId(integration.integrationId())
                .integrationResponseId(identifier.integrationResponseId())
                .build();
        return call(request, client::getIntegrationResponse, response -> ResponseMembers.of(response)
                .resource(integration));
    }

    /** UpdateIntegrationResponse: a PATCH that responds with the whole resource as it now stands. */
    public CallResult<ActualResource, ServiceError> update(Identifier identifier, Change change) {
        Integration integration = identifier.integration();
        UpdateIntegrationResponseRequest request = UpdateIntegrationResponseRequest.builder()
                .apiId(integration.apiId())
                .integrationId(integration.integrationId())
                .integrationResponseId(identifier.integrationResponseId())
                .integrationResponseKey(change.key())
                .contentHandlingStrategy(change.contentHandlingStrategy().orElse(null))
                .templateSelectionExpression(
                        change.templateSelectionExpression().orElse(null))
                .responseParameters(change.responseParameters().sent())
                .responseTemplates(
                        change.responseTemplates().map(MapChange::sent).orElse(null))
                .build();
        return call(request, client::updateIntegrationResponse, response -> ResponseMembers.of(response)
                .resource(integration));
    }

    /** DeleteIntegrationResponse. */
    public CallResult<Identifier, ServiceError> delete(Identifier identifier) {
        DeleteIntegrationResponseRequest request = DeleteIntegrationResponseRequest.builder()
                .apiId(identifier.integration().apiId())
                .integrationId(identifier.integration().integrationId())
                .integrationResponseId(identifier.integrationResponseId())
                .build();
        return call(request, client::deleteIntegrationResponse, response -> Optional.of(identifier));
    }

    /**
     * GetIntegrationResponses: one page.
     *
     * @param nextToken the page to get; empty for the first
     * @param maxResults how many to a page; empty to leave it to the service
     */
    public CallResult<Page, ServiceError> list(
            Integration integration, Optional<String> nextToken, Optional<Integer> maxResults) {
        GetIntegrationResponsesRequest request = GetIntegrationResponsesRequest.builder()
                .apiId(integration.apiId())
                .integrationId(integration.integrationId())
                .nextToken(nextToken.orElse(null))
                .maxResults(maxResults.map(String::valueOf).orElse(null))
                .build();
        return call(request, client::getIntegrationResponses, response -> page(integration, response));
    }

    private <I extends AwsRequest, O extends AwsResponse, T> CallResult<T, ServiceError> call(
            I request, Function<I, O> operation, Function<O, Optional<T>> reading) {
        try {
            return reading.apply(caller.injectCredentialsAndInvokeV2(request, sent -> quietly(operation, sent)))
                    .<CallResult<T, ServiceError>>map(CallResult.Success::new)
                    .orElseGet(() -> new CallResult.Failure<>(ErrorTable.UNREADABLE));
        } catch (QuietFailure e) {
            return new CallResult.Failure<>(ErrorTable.read(e.exception));
        }
    }

    private static <I, O> O quietly(Function<I, O> operation, I request) {
        try {
            return operation.apply(request);
        } catch (SdkException e) {
            throw new QuietFailure(e);
        }
    }

    /** The RPDK logs the message of whatever a call throws; what the service says may quote what it was sent. */
    private static final class QuietFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient SdkException exception;

        private QuietFailure(SdkException exception) {
            super(exception.getClass().getSimpleName(), null, false, false);
            this.exception = exception;
        }
    }

    private static Optional<Page> page(Integration integration, GetIntegrationResponsesResponse response) {
        List<Optional<ActualResource>> items = response.items().stream()
                .map(item -> Optional.ofNullable(item)
                        .flatMap(present -> ResponseMembers.of(present).resource(integration)))
                .toList();
        return items.stream().allMatch(Optional::isPresent)
                ? Optional.of(new Page(
                        items.stream().flatMap(Optional::stream).toList(),
                        Optional.ofNullable(response.nextToken()).filter(token -> !token.isEmpty())))
                : Optional.empty();
    }
}
