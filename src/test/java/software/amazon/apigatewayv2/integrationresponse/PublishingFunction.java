package software.amazon.apigatewayv2.integrationresponse;

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
    static final String SECRET_TEMPLATE = "SECRET-template";

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
        ProviderWrapper make(ServiceAccess provider, Telemetry telemetry, VirtualTimer time);
    }

    /** What an event says about whose it is. */
    record Owner(String account, String accessKey, String logGroup, String region, String type) {
        static final Owner FIRST = new Owner("111111111111", "ASIAFIRST", GROUP);

        Owner(String account, String accessKey, String logGroup) {
            this(account, accessKey, logGroup, "us-east-1", TYPE);
        }
    }

    /** An event of which the action succeeds. */
    String event(Action action) {
        return event(action, Owner.FIRST);
    }

    String event(Action action, Owner owner) {
        Map<String, Object> held = new HashMap<>(Map.of("ApiId", api, "IntegrationId", integration));
        String key = "/" + ++keys + "/";
        if (action != Action.CREATE && action != Action.LIST) {
            held.put(
                    "IntegrationResponseId",
                    service.put(api, integration, StoredIntegrationResponse.ofKey(key))
                            .id());
        }
        Map<String, Object> model = new HashMap<>(held);
        if (action == Action.CREATE || action == Action.UPDATE) {
            model.put("IntegrationResponseKey", key);
            model.put("ResponseTemplates", Map.of("application/json", SECRET_TEMPLATE));
        }
        return event(action.name(), owner, model, held);
    }

    static String event(String action, Owner owner, Object model, Object previous) {
        try {
            return JSON.writeValueAsString(Map.of(
                    "action",
                    action,
                    "awsAccountId",
                    owner.account,
                    "region",
                    owner.region,
                    "resourceType",
                    owner.type,
                    "bearerToken",
                    "token",
                    "requestData",
                    Map.of(
                            "resourceProperties",
                            model,
                            "previousResourceProperties",
                            previous,
                            "callerCredentials",
                            credentials("ASIACALLER"),
                            "providerCredentials",
                            credentials(owner.accessKey),
                            "providerLogGroupName",
                            owner.logGroup)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> credentials(String accessKey) {
        return Map.of(
                "accessKeyId", accessKey,
                "secretAccessKey", "SECRET-of-" + accessKey,
                "sessionToken", "SECRET-token-of-" + accessKey);
    }

    JsonNode invoke(Action action) {
        return invoke(event(action));
    }

    JsonNode invoke(String event) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            wrapper.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    answer,
                    new LambdaContext(60_000, lambdaLog));
            return JSON.readTree(answer.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Invokes while services let requests wait, and lets just the time pass that publishing may take, once all others are
     * answered.
     *
     * @param hanging how many requests wait
     * @param calls how many calls there are in all
     * @param requests how many requests these take
     */
    JsonNode invokeWhileHanging(String event, int hanging, int calls, int requests) {
        int limitsBefore = time.limits();
        CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> invoke(event));
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
        return Eventually.value(answer);
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
