package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.cloudformation.Action;

/** The packaged function at work on a local API Gateway V2. Every answer is held against the contract. */
record FunctionHarness(LocalApiGateway service, PackagedFunction function) implements AutoCloseable {

    static FunctionHarness open() {
        LocalApiGateway service = LocalApiGateway.start();
        return new FunctionHarness(service, start(environment(service)));
    }

    /** A harness whose function finds all services but API Gateway V2 at this endpoint. */
    static FunctionHarness open(URI otherServices) {
        LocalApiGateway service = LocalApiGateway.start();
        Map<String, String> environment = new HashMap<>(environment(service));
        environment.put("AWS_ENDPOINT_URL", otherServices.toString());
        return new FunctionHarness(service, start(environment));
    }

    /** A harness whose function has another class with the entry points. */
    static FunctionHarness open(String handler) {
        LocalApiGateway service = LocalApiGateway.start();
        return new FunctionHarness(
                service,
                PackagedFunction.start(PackagedJar.path(), PackagedFunction.environment(service.endpoint()), handler));
    }

    /** Starts another instance of the function for the same service. */
    PackagedFunction startFunction() {
        return start(environment(service));
    }

    /** Makes an API with an integration; the model names them and nothing else. */
    ResourceProperties integration() {
        String apiId = service.createWebSocketApi();
        return ResourceProperties.none().with("ApiId", apiId).with("IntegrationId", service.createIntegration(apiId));
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

    /** The integration response that the model identifies, if the service holds it. */
    Optional<StoredIntegrationResponse> find(ResourceProperties model) {
        return service.find(model.text("ApiId"), model.text("IntegrationId"), model.text("IntegrationResponseId"));
    }

    /** Invokes handleRequest. */
    HandlerAnswer handle(CloudFormationRequest request) {
        return invoke(Entrypoint.HANDLE, request);
    }

    /** Invokes handleRequest. */
    HandlerAnswer handle(Action action, ResourceProperties desired) {
        return handle(CloudFormationRequest.of(action, desired));
    }

    /** Invokes handleRequest for what has to succeed, and gives the model of the answer. */
    ResourceProperties succeed(CloudFormationRequest request) {
        HandlerAnswer answer = handle(request);
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo("SUCCESS");
        return answer.model();
    }

    HandlerAnswer invoke(Entrypoint entrypoint, CloudFormationRequest request) {
        return invoke(entrypoint, request.event(entrypoint));
    }

    HandlerAnswer invoke(Entrypoint entrypoint, String event) {
        HandlerAnswer answer = HandlerAnswer.read(function.invoke(entrypoint, event));
        EventContract.check(answer);
        return answer;
    }

    /** The names of the operations that were called since this was asked for the last time. */
    List<String> takeCalls() {
        List<String> names =
                service.calls().stream().map(ServiceCall::operation).toList();
        service.forgetCalls();
        return names;
    }

    @Override
    public void close() {
        function.close();
        service.close();
    }

    private static PackagedFunction start(Map<String, String> environment) {
        return PackagedJar.start(environment);
    }

    private static Map<String, String> environment(LocalApiGateway service) {
        return PackagedFunction.environment(service.endpoint());
    }
}
