package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;

/**
 * The packaged function at work on a local API Gateway V2. Closing it checks the function's log: it has one line about
 * each invocation of a handler, no credential, no stack trace, and none of the values that tests call "SECRET".
 */
final class FunctionHarness implements AutoCloseable {
    private static final Pattern OPERATION =
            Pattern.compile("(?m)^operation=\\w+ token=(\\S+) invocation=\\d+ calls=\\d+"
                    + " outcome=(?:SUCCESS|FAILED|IN_PROGRESS) code=\\w+ ms=\\d+( error=.*)?$");

    private final LocalApiGateway service;
    private final PackagedFunction function;
    private final List<String> invoked = new ArrayList<>();
    private final List<String> notFailed = new ArrayList<>();

    FunctionHarness(LocalApiGateway service, PackagedFunction function) {
        this.service = service;
        this.function = function;
    }

    static FunctionHarness open() {
        return open(Map.of());
    }

    /** A harness whose function has these environment variables, too. */
    static FunctionHarness open(Map<String, String> variables) {
        return open(LocalApiGateway.start(), variables);
    }

    /** Another instance of the function for the same service. */
    FunctionHarness another() {
        return open(service, Map.of());
    }

    /** The build runs some tests once more with another entry class. */
    private static FunctionHarness open(LocalApiGateway service, Map<String, String> variables) {
        return open(service, variables, System.getProperty("entry.class", PackagedFunction.HANDLER));
    }

    static FunctionHarness open(LocalApiGateway service, Map<String, String> variables, String handler) {
        Map<String, String> environment = new HashMap<>(PackagedFunction.environment(service.endpoint()));
        // Nothing listens there: a call of a local endpoint that goes through a proxy fails.
        environment.put("HTTP_PROXY", "http://127.0.0.1:9");
        environment.putAll(variables);
        return new FunctionHarness(service, PackagedFunction.start(PackagedJar.path(), environment, handler));
    }

    LocalApiGateway service() {
        return service;
    }

    PackagedFunction function() {
        return function;
    }

    /** Makes an API with an integration; the model names them and nothing else. */
    ResourceProperties integration() {
        String apiId = service.createWebSocketApi();
        return ResourceProperties.of(apiId, service.createIntegration(apiId));
    }

    /** Puts an integration response there; the model has its identifier and its key and nothing else. */
    ResourceProperties existing(ResourceProperties integration, StoredIntegrationResponse response) {
        StoredIntegrationResponse held =
                service.put(integration.text("ApiId"), integration.text("IntegrationId"), response);
        return integration.with("IntegrationResponseId", held.id()).with("IntegrationResponseKey", held.key());
    }

    /** The integration responses that the service holds where the model says. */
    List<StoredIntegrationResponse> held(ResourceProperties model) {
        return service.integrationResponses(model.text("ApiId"), model.text("IntegrationId"));
    }

    /** Invokes handleRequest for what has to succeed, and gives the model of the response. */
    ResourceProperties succeed(CloudFormationRequest request) {
        return succeed(Entrypoint.HANDLE, request);
    }

    ResourceProperties succeed(Entrypoint entrypoint, CloudFormationRequest request) {
        HandlerResponse response = invoke(entrypoint, request);
        assertThat(response.status()).as("%s", response.json()).isEqualTo("SUCCESS");
        return response.model();
    }

    HandlerResponse handle(CloudFormationRequest request) {
        return invoke(Entrypoint.HANDLE, request);
    }

    HandlerResponse invoke(Entrypoint entrypoint, CloudFormationRequest request) {
        HandlerResponse response = invoke(entrypoint, request.event(entrypoint));
        invoked.add(request.loggedToken());
        if (!response.status().equals("FAILED")) {
            notFailed.add(request.loggedToken());
        }
        return response;
    }

    /** Invokes an entry point with an event that reaches no handler. */
    HandlerResponse invoke(Entrypoint entrypoint, String event) {
        return HandlerResponse.read(function.invoke(entrypoint, event));
    }

    /** The names of the operations that were called since this was asked for the last time. */
    List<String> takeCalls() {
        List<String> names =
                service.calls().stream().map(ServiceCall::operation).toList();
        service.forgetCalls();
        return names;
    }

    /** The tokens of the operations that the log has a line about. */
    List<String> loggedTokens() {
        return OPERATION
                .matcher(function.log())
                .results()
                .map(line -> line.group(1))
                .toList();
    }

    @Override
    public void close() {
        function.close();
        service.close();

        assertThat(function.log())
                .doesNotContain(CloudFormationRequest.CREDENTIALS)
                .doesNotContain("SECRET", "AWS4-HMAC-SHA256", "\tat ");
        // What is refused before it reaches a handler has no line.
        assertThat(invoked).containsSubsequence(loggedTokens());
        assertThat(loggedTokens()).containsSubsequence(notFailed);
    }
}
