package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import software.amazon.apigatewayv2.integrationresponse.entry.ProviderWrapper;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.cloudformation.Action;

/** The plain entry of a type with a LoggingConfig, on a local API Gateway V2 and a local CloudWatch, in virtual time. */
final class PublishingFunction implements AutoCloseable {

    static final String TYPE = "MyOrg::ApiGatewayV2::IntegrationResponse";
    static final String GROUP = "my-group";

    /** What the log role has to allow: the calls that are made. */
    static final List<String> ACTIONS =
            List.of("cloudwatch:PutMetricData", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");

    private static final ObjectMapper JSON = new ObjectMapper();

    final LocalApiGateway service = LocalApiGateway.start();
    final LocalCloudWatch cloudWatch = new LocalCloudWatch(GROUP);
    final VirtualTimer time = new VirtualTimer();
    final List<String> lambdaLog = Collections.synchronizedList(new ArrayList<>());
    private final SdkHttpClient toService = ApacheHttpClient.create();
    private final SdkHttpClient toCloudWatch;
    private final ProviderWrapper wrapper;
    private final String api = service.createWebSocketApi();
    private final String integration = service.createIntegration(api);
    private int keys;

    PublishingFunction() {
        this(ApacheHttpClient.create());
    }

    PublishingFunction(SdkHttpClient toCloudWatch) {
        this(toCloudWatch, QuietWrapper::new);
    }

    PublishingFunction(SdkHttpClient toCloudWatch, BiFunction<ServiceAccess, Telemetry, ProviderWrapper> maker) {
        this.toCloudWatch = toCloudWatch;
        String endpoint = cloudWatch.endpoint().toString();
        // As in AWS the two services have hosts of their own, so connections to one are not pooled for the other.
        Map<String, String> environment = Map.of(
                "AWS_REGION",
                "us-east-1",
                "AWS_ENDPOINT_URL_APIGATEWAYV2",
                service.endpoint().toString(),
                "AWS_ENDPOINT_URL_CLOUDWATCH",
                endpoint,
                "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS",
                endpoint.replace("127.0.0.1", "localhost"));
        wrapper = maker.apply(
                new ServiceAccess(new SdkClients(environment, toService).apiGateway(Duration.ofSeconds(5)), time),
                new Telemetry(environment, toCloudWatch, time, time));
    }

    /** What an event says about whose it is. */
    record Owner(String account, String region, String logGroup, String accessKey) {
        static final Owner FIRST = new Owner("111111111111", "us-east-1", GROUP, "ASIAFIRST");
    }

    /** An event of which the action succeeds. */
    String event(Action action, Owner owner) {
        String key = "/" + ++keys + "/";
        Map<String, Object> held = new HashMap<>(Map.of("ApiId", api, "IntegrationId", integration));
        if (action != Action.CREATE && action != Action.LIST) {
            StoredIntegrationResponse there = service.put(api, integration, StoredIntegrationResponse.ofKey(key));
            held.put("IntegrationResponseId", there.id());
        }
        Map<String, Object> model = new HashMap<>(held);
        if (action == Action.CREATE || action == Action.UPDATE) {
            model.put("IntegrationResponseKey", key);
            model.put("ResponseTemplates", Map.of("application/json", "SECRET-template"));
        }
        return event(action, owner, model, held);
    }

    static String event(Action action, Owner owner, Map<String, Object> model, Map<String, Object> previous) {
        return """
                {"action": "%s", "awsAccountId": "%s", "region": "%s", "resourceType": "%s", "bearerToken": "token",
                 "requestData": {"resourceProperties": %s, "previousResourceProperties": %s, "callerCredentials": %s,
                                 "providerCredentials": %s, "providerLogGroupName": "%s"}}"""
                .formatted(
                        action,
                        owner.account,
                        owner.region,
                        TYPE,
                        JSON.<JsonNode>valueToTree(model),
                        JSON.<JsonNode>valueToTree(previous),
                        credentials("ASIACALLER"),
                        credentials(owner.accessKey),
                        owner.logGroup);
    }

    private static String credentials(String accessKey) {
        return "{\"accessKeyId\": \"%1$s\", \"secretAccessKey\": \"SECRET-%1$s\", \"sessionToken\": \"SECRET-of-%1$s\"}"
                .formatted(accessKey);
    }

    /** Invokes the function and returns the status of the operation. */
    String invoke(String event) {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        try {
            wrapper.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    response,
                    LambdaContext.loggingTo(lambdaLog));
            return JSON.readTree(response.toByteArray()).path("status").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void succeed(Action action, Owner owner) {
        assertThat(invoke(event(action, owner))).isEqualTo("SUCCESS");
    }

    /** The integration responses that the service holds. */
    List<StoredIntegrationResponse> held() {
        return service.integrationResponses(api, integration);
    }

    /** What Lambda's log says was lost; how many metrics there are is the RPDK's business. */
    List<String> losses() {
        return lambdaLog.stream()
                .filter(line -> line.startsWith("Not published"))
                .map(line -> line.replaceFirst("\\d+ metrics", "n metrics"))
                .toList();
    }

    /** Forgets what was called, received and logged so far. */
    void forget() {
        service.forgetCalls();
        cloudWatch.forgetReceived();
        lambdaLog.clear();
    }

    @Override
    public void close() {
        cloudWatch.close();
        service.close();
        toService.close();
        toCloudWatch.close();
    }
}
