package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    final LocalCloudWatch cloudWatch = new LocalCloudWatch().withGroup(GROUP);
    final VirtualTimer time = new VirtualTimer();
    final List<String> lambdaLog = Collections.synchronizedList(new ArrayList<>());
    private final SdkHttpClient http = ApacheHttpClient.create();
    private final ProviderWrapper wrapper;
    private final String api = service.createWebSocketApi();
    private final String integration = service.createIntegration(api);
    private int keys;

    PublishingFunction() {
        this(QuietWrapper::new);
    }

    PublishingFunction(Maker maker) {
        this(maker, Optional.empty());
    }

    /** One that reaches CloudWatch through connections of its own. */
    PublishingFunction(SdkHttpClient toCloudWatch) {
        this(QuietWrapper::new, Optional.of(toCloudWatch));
    }

    private PublishingFunction(Maker maker, Optional<SdkHttpClient> toCloudWatch) {
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
        wrapper = maker.make(
                new ServiceAccess(new SdkClients(environment, http).apiGateway(Duration.ofSeconds(5)), time),
                new Telemetry(environment, toCloudWatch.orElse(http), time, time),
                time);
    }

    /** Makes the wrapper. */
    interface Maker {
        ProviderWrapper make(ServiceAccess access, Telemetry telemetry, VirtualTimer time);
    }

    /** What an event says about whose it is. */
    record Owner(String account, String accessKey, String logGroup, String region) {
        static final Owner FIRST = new Owner("111111111111", "ASIAFIRST", GROUP);

        Owner(String account, String accessKey, String logGroup) {
            this(account, accessKey, logGroup, "us-east-1");
        }

        Owner in(String otherRegion, String otherKey) {
            return new Owner(account, otherKey, logGroup, otherRegion);
        }
    }

    /** An event of which the action succeeds. */
    String event(Action action, Owner owner) {
        Map<String, Object> held = new HashMap<>(Map.of("ApiId", api, "IntegrationId", integration));
        String key = "/" + ++keys + "/";
        if (action != Action.CREATE && action != Action.LIST) {
            StoredIntegrationResponse there = StoredIntegrationResponse.ofKey(key);
            held.put(
                    "IntegrationResponseId",
                    service.put(api, integration, there).id());
        }
        Map<String, Object> model = new HashMap<>(held);
        if (action == Action.CREATE || action == Action.UPDATE) {
            model.put("IntegrationResponseKey", key);
            model.put("ResponseTemplates", Map.of("application/json", "SECRET-template"));
        }
        return event(action, owner, model, held);
    }

    static String event(Action action, Owner owner, Map<String, Object> model, Map<String, Object> previous) {
        try {
            return """
                    {"action": "%s", "awsAccountId": "%s", "region": "%s", "resourceType": "%s", "bearerToken": "token",
                     "requestData": {"resourceProperties": %s, "previousResourceProperties": %s, "callerCredentials": %s,
                                     "providerCredentials": %s, "providerLogGroupName": "%s"}}"""
                    .formatted(
                            action,
                            owner.account,
                            owner.region,
                            TYPE,
                            JSON.writeValueAsString(model),
                            JSON.writeValueAsString(previous),
                            credentials("ASIACALLER"),
                            credentials(owner.accessKey),
                            owner.logGroup);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String credentials(String accessKey) {
        return "{\"accessKeyId\": \"%1$s\", \"secretAccessKey\": \"SECRET-%1$s\", \"sessionToken\": \"SECRET-of-%1$s\"}"
                .formatted(accessKey);
    }

    JsonNode invoke(Action action) {
        return invoke(event(action, Owner.FIRST));
    }

    JsonNode invoke(String event) {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        try {
            wrapper.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    response,
                    LambdaContext.loggingTo(lambdaLog));
            return JSON.readTree(response.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void succeed(Action action, Owner owner) {
        assertThat(invoke(event(action, owner)).path("status").asText()).isEqualTo("SUCCESS");
    }

    /**
     * Invokes while services let requests wait, and lets just the time pass that publishing may take, once all others have
     * their responses.
     *
     * @param hanging how many requests wait
     * @param calls how many calls there are in all
     * @param requests how many requests these take
     */
    JsonNode invokeWhileHanging(String event, int hanging, int calls, int requests) {
        int limitsBefore = time.limits();
        CompletableFuture<JsonNode> response = CompletableFuture.supplyAsync(() -> invoke(event));
        cloudWatch.awaitHanging(hanging);
        // Each call has a limit while it is under way, and the invocation has its own.
        Eventually.until(
                requests + " requests, of which " + hanging + " wait",
                () -> cloudWatch.received().size() >= requests
                        && time.limits() - limitsBefore >= calls + 1
                        && time.pending() == hanging + 1);
        // A moment before the limit, for calls end themselves earlier.
        time.pass(Telemetry.LIMIT.minusMillis(1));
        cloudWatch.awaitAbandoned(hanging);
        return Eventually.value(response);
    }

    /** The integration responses that the service holds. */
    List<StoredIntegrationResponse> held() {
        return service.integrationResponses(api, integration);
    }

    @Override
    public void close() {
        cloudWatch.close();
        service.close();
        http.close();
    }
}
