package software.amazon.apigatewayv2.integrationresponse.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Change;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.state.Property;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
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
 * A call takes no longer than its limit; empty for as long as the client allows.
 */
@RequiredArgsConstructor
public final class IntegrationResponseService {

    private final ApiGatewayV2Client client;
    private final AmazonWebServicesClientProxy caller;

    /** CreateIntegrationResponse: not to be repeated unless it certainly did not happen, for there is no client token. */
    public CallResult<ActualResource, ServiceError> create(
            Integration integration, IntegrationResponse desired, Optional<Duration> limit) {
        CreateIntegrationResponseRequest.Builder request = CreateIntegrationResponseRequest.builder()
                .apiId(integration.apiId())
                .integrationId(integration.integrationId());
        ResourceMembers.write(request, desired.properties());
        return call(
                limit,
                request.build(),
                client::createIntegrationResponse,
                response -> ResourceMembers.read(response, integration),
                names(desired, Map.of()));
    }

    /** GetIntegrationResponse. */
    public CallResult<ActualResource, ServiceError> get(Identifier identifier, Optional<Duration> limit) {
        GetIntegrationResponseRequest request = GetIntegrationResponseRequest.builder()
                .apiId(identifier.integration().apiId())
                .integrationId(identifier.integration().integrationId())
                .integrationResponseId(identifier.integrationResponseId())
                .build();
        return call(limit, request, client::getIntegrationResponse, response -> about(identifier, response), List.of());
    }

    /** UpdateIntegrationResponse: a PATCH that responds with the whole resource as it now stands. */
    public CallResult<ActualResource, ServiceError> update(
            Identifier identifier, Change change, Optional<Duration> limit) {
        UpdateIntegrationResponseRequest.Builder request = UpdateIntegrationResponseRequest.builder()
                .apiId(identifier.integration().apiId())
                .integrationId(identifier.integration().integrationId())
                .integrationResponseId(identifier.integrationResponseId());
        ResourceMembers.write(request, change.sent());
        return call(
                limit,
                request.build(),
                client::updateIntegrationResponse,
                response -> about(identifier, response),
                names(change.desired(), change.sent()));
    }

    /** DeleteIntegrationResponse. */
    public CallResult<Identifier, ServiceError> delete(Identifier identifier, Optional<Duration> limit) {
        DeleteIntegrationResponseRequest request = DeleteIntegrationResponseRequest.builder()
                .apiId(identifier.integration().apiId())
                .integrationId(identifier.integration().integrationId())
                .integrationResponseId(identifier.integrationResponseId())
                .build();
        return call(limit, request, client::deleteIntegrationResponse, response -> Optional.of(identifier), List.of());
    }

    /**
     * GetIntegrationResponses: one page.
     *
     * @param nextToken the page to get; empty for the first
     * @param maxResults how many to a page; empty to leave it to the service
     */
    public CallResult<Page, ServiceError> list(
            Integration integration,
            Optional<String> nextToken,
            Optional<Integer> maxResults,
            Optional<Duration> limit) {
        GetIntegrationResponsesRequest request = GetIntegrationResponsesRequest.builder()
                .apiId(integration.apiId())
                .integrationId(integration.integrationId())
                .nextToken(nextToken.orElse(null))
                .maxResults(maxResults.map(String::valueOf).orElse(null))
                .build();
        return call(
                limit, request, client::getIntegrationResponses, response -> page(integration, response), List.of());
    }

    private <I extends AwsRequest, O extends AwsResponse, T> CallResult<T, ServiceError> call(
            Optional<Duration> limit,
            I request,
            Function<I, O> operation,
            Function<O, Optional<T>> reading,
            Collection<String> own) {
        try {
            O response = caller.injectCredentialsAndInvokeV2(request, sent -> {
                try {
                    return operation.apply(limited(sent, limit));
                } catch (SdkException e) {
                    throw new QuietFailure(e, ErrorTable.read(e, own, secrets(sent)));
                }
            });
            return reading.apply(response)
                    .<CallResult<T, ServiceError>>map(CallResult.Success::new)
                    .orElseGet(() -> new CallResult.Failure<>(ErrorTable.UNREADABLE));
        } catch (QuietFailure e) {
            return new CallResult.Failure<>(e.error);
        }
    }

    /** Empty if the response is about another one. Compares texts: a record's equals costs a cold start some 50 classes. */
    private static Optional<ActualResource> about(Identifier identifier, SdkPojo response) {
        return ResourceMembers.read(response, identifier.integration())
                .filter(actual ->
                        actual.identifier().integrationResponseId().equals(identifier.integrationResponseId()));
    }

    /** A request's builder builds the same kind of request. */
    @SuppressWarnings("unchecked")
    private static <I extends AwsRequest> I limited(I request, Optional<Duration> limit) {
        return limit.map(timeout -> (I) request.toBuilder()
                        .overrideConfiguration(configuration(request).toBuilder()
                                .apiCallTimeout(timeout)
                                .build())
                        .build())
                .orElse(request);
    }

    /** The key and the names of entries, which are the caller's texts and which the service may quote. */
    private static List<String> names(IntegrationResponse desired, Map<Property, SortedMap<String, String>> sent) {
        List<String> names = new ArrayList<>(List.of(desired.key()));
        desired.properties().values().forEach(entries -> names.addAll(entries.keySet()));
        sent.values().forEach(entries -> names.addAll(entries.keySet()));
        return names;
    }

    /** The RPDK gives each request session credentials. */
    private static List<String> secrets(AwsRequest request) {
        AwsSessionCredentials credentials = (AwsSessionCredentials)
                configuration(request).credentialsProvider().orElseThrow().resolveCredentials();
        return Stream.of(credentials.accessKeyId(), credentials.sessionToken())
                .filter(secret -> !secret.isBlank())
                .toList();
    }

    private static AwsRequestOverrideConfiguration configuration(AwsRequest request) {
        return request.overrideConfiguration().orElseThrow();
    }

    /** The RPDK logs the message of whatever a call throws; what the service says may quote what it was sent. */
    private static final class QuietFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ServiceError error;

        private QuietFailure(SdkException exception, ServiceError error) {
            super(exception.getClass().getSimpleName(), null, false, false);
            this.error = error;
        }
    }

    /** Empty if one of the items cannot be read. */
    private static Optional<Page> page(Integration integration, GetIntegrationResponsesResponse response) {
        List<ActualResource> resources = response.items().stream()
                .filter(Objects::nonNull)
                .flatMap(item -> ResourceMembers.read(item, integration).stream())
                .toList();
        Optional<String> nextToken = Optional.ofNullable(response.nextToken()).filter(token -> !token.isEmpty());
        return Optional.of(new Page(resources, nextToken))
                .filter(page -> resources.size() == response.items().size());
    }
}
