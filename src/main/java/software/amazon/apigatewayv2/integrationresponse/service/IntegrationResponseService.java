package software.amazon.apigatewayv2.integrationresponse.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
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
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponsesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponsesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseRequest;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;

/**
 * API Gateway's five operations on integration responses, with the caller's credentials, each within a limit if given.
 * The only class that calls the SDK's client; each method makes one service call and throws {@link ServiceException}.
 */
public record IntegrationResponseService(
        ApiGatewayV2Client client, AmazonWebServicesClientProxy caller, Optional<Duration> limit) {
    /** The same, within a limit. */
    public IntegrationResponseService within(Optional<Duration> limit) {
        return new IntegrationResponseService(client, caller, limit);
    }

    /** CreateIntegrationResponse: repeated only if it certainly did not happen, for there is no client token. */
    public ActualResource create(Integration integration, IntegrationResponse desired) {
        CreateIntegrationResponseRequest.Builder request = CreateIntegrationResponseRequest.builder()
                .apiId(integration.apiId())
                .integrationId(integration.integrationId());
        ResourceMembers.write(request, desired.properties());
        return ResourceMembers.read(
                call(request.build(), client::createIntegrationResponse, names(desired, Map.of())), integration);
    }

    /** GetIntegrationResponse. */
    public ActualResource get(Identifier identifier) {
        GetIntegrationResponseRequest request = GetIntegrationResponseRequest.builder()
                .apiId(identifier.integration().apiId())
                .integrationId(identifier.integration().integrationId())
                .integrationResponseId(identifier.integrationResponseId())
                .build();
        return about(identifier, call(request, client::getIntegrationResponse, List.of()));
    }

    /** UpdateIntegrationResponse: a PATCH that responds with the whole resource as it now stands. */
    public ActualResource update(Identifier identifier, Change change) {
        UpdateIntegrationResponseRequest.Builder request = UpdateIntegrationResponseRequest.builder()
                .apiId(identifier.integration().apiId())
                .integrationId(identifier.integration().integrationId())
                .integrationResponseId(identifier.integrationResponseId());
        ResourceMembers.write(request, change.sent());
        List<String> names = names(change.desired(), change.sent());
        return about(identifier, call(request.build(), client::updateIntegrationResponse, names));
    }

    /** DeleteIntegrationResponse. */
    public DeleteIntegrationResponseResponse delete(Identifier identifier) {
        DeleteIntegrationResponseRequest request = DeleteIntegrationResponseRequest.builder()
                .apiId(identifier.integration().apiId())
                .integrationId(identifier.integration().integrationId())
                .integrationResponseId(identifier.integrationResponseId())
                .build();
        return call(request, client::deleteIntegrationResponse, List.of());
    }

    /** GetIntegrationResponses: one page, the first without a token, with at most {@code maxResults} if given. */
    public Page list(Integration integration, Optional<String> nextToken, Optional<Integer> maxResults) {
        GetIntegrationResponsesRequest request = GetIntegrationResponsesRequest.builder()
                .apiId(integration.apiId())
                .integrationId(integration.integrationId())
                .nextToken(nextToken.orElse(null))
                .maxResults(maxResults.map(String::valueOf).orElse(null))
                .build();
        GetIntegrationResponsesResponse response = call(request, client::getIntegrationResponses, List.of());
        List<ActualResource> resources = response.items().stream()
                .map(item -> ResourceMembers.read(item, integration))
                .toList();
        return new Page(resources, Optional.ofNullable(response.nextToken()).filter(token -> !token.isEmpty()));
    }

    /** Makes a call whose request has these texts of the caller's {@code own}. */
    private <I extends AwsRequest, O extends AwsResponse> O call(
            I request, Function<I, O> operation, List<String> own) {
        return caller.injectCredentialsAndInvokeV2(request, sent -> {
            try {
                return operation.apply(
                        limit.map(timeout -> limited(sent, timeout)).orElse(sent));
            } catch (SdkException e) {
                throw ErrorTable.read(e, own, secrets(sent));
            }
        });
    }

    /** A response about another is unreadable. Compares texts: a record's equals costs a cold start some 50 classes. */
    private static ActualResource about(Identifier identifier, SdkPojo response) {
        ActualResource actual = ResourceMembers.read(response, identifier.integration());
        if (!actual.identifier().integrationResponseId().equals(identifier.integrationResponseId())) {
            throw ErrorTable.unreadable(Optional.empty());
        }
        return actual;
    }

    /** A request's builder builds the same kind of request. */
    @SuppressWarnings("unchecked")
    private static <I extends AwsRequest> I limited(I request, Duration timeout) {
        AwsRequestOverrideConfiguration limited = request.overrideConfiguration().orElseThrow().toBuilder()
                .apiCallTimeout(timeout)
                .build();
        return (I) request.toBuilder().overrideConfiguration(limited).build();
    }

    /** The key and the names of entries, which are the caller's texts and which the service may quote. */
    private static List<String> names(IntegrationResponse desired, Map<Property, SortedMap<String, String>> sent) {
        Stream<String> names = Stream.of(desired.properties(), sent)
                .flatMap(properties -> properties.values().stream())
                .flatMap(entries -> entries.keySet().stream());
        return Stream.concat(Stream.of(desired.key()), names).toList();
    }

    /** The RPDK gives each request session credentials. */
    private static List<String> secrets(AwsRequest request) {
        AwsSessionCredentials credentials = (AwsSessionCredentials) request.overrideConfiguration()
                .orElseThrow()
                .credentialsProvider()
                .orElseThrow()
                .resolveCredentials();
        return Stream.of(credentials.accessKeyId(), credentials.sessionToken())
                .filter(secret -> !secret.isBlank())
                .toList();
    }
}
