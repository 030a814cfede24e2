package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.apigatewayv2.integrationresponse.retry.Budget;
import software.amazon.apigatewayv2.integrationresponse.retry.Pace;
import software.amazon.apigatewayv2.integrationresponse.service.StandInService;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.HandlerRequest;
import software.amazon.cloudformation.proxy.LoggerProxy;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;
import software.amazon.cloudformation.resource.Serializer;

/**
 * Goes the way of an invocation before there is one, so that its classes are loaded and its serializers made. The service
 * at the end of the way is a stand-in: nothing is sent, nothing is logged, and the credentials are made up.
 */
final class Priming {

    static final String READ = event(Action.READ);
    static final String CREATE = event(Action.CREATE);

    private static final TypeReference<HandlerRequest<ResourceModel, CallbackContext, TypeConfigurationModel>> REQUEST =
            new TypeReference<>() {};

    private static final Provider PROVIDER = new Provider(StandInService.client(Budget.CALL), Pace.REAL);

    private Priming() {}

    /**
     * What the entry class has time for beside the wrapper's own start: to read an event and to call the service, which
     * need no wrapper; and then, with one, to validate a model.
     */
    static void beside() {
        readEvent();
        callService();
        invoke(CREATE);
    }

    private static void readEvent() {
        try {
            new Serializer().deserialize(READ, REQUEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void callService() {
        LoggerProxy silent = new LoggerProxy();
        new ReadHandler(PROVIDER)
                .handleRequest(
                        new AmazonWebServicesClientProxy(silent, new Credentials("-", "-", "-"), () -> 0L),
                        ResourceHandlerRequest.<ResourceModel>builder()
                                .desiredResourceState(ResourceModel.builder()
                                        .apiId("-")
                                        .integrationId("-")
                                        .integrationResponseId("-")
                                        .build())
                                .build(),
                        null,
                        silent);
    }

    /** Sends an event through a wrapper whose handlers call the stand-in. */
    static String invoke(String event) {
        try {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            new PrimingWrapper(PROVIDER)
                    .processRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer);
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String event(Action action) {
        return """
                {
                  "action": "%s",
                  "awsAccountId": "-",
                  "bearerToken": "-",
                  "region": "us-east-1",
                  "stackId": "-",
                  "requestData": {
                    "callerCredentials": {"accessKeyId": "-", "secretAccessKey": "-", "sessionToken": "-"},
                    "logicalResourceId": "-",
                    "systemTags": {"-": "-"},
                    "stackTags": {"-": "-"},
                    "resourceProperties": {
                      "ApiId": "-",
                      "IntegrationId": "-",%s
                      "IntegrationResponseKey": "$default",
                      "ResponseParameters": {"-": "-"},
                      "ResponseTemplates": {"-": "-"}
                    }
                  }
                }
                """
                .formatted(action, action == Action.CREATE ? "" : "\"IntegrationResponseId\": \"-\",");
    }
}
