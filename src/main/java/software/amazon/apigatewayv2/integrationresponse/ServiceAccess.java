package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.cloudformation.AbstractWrapper;

/** What the operations need: the connection to API Gateway, and time. */
public record ServiceAccess(ApiGatewayV2Client client, RetryTiming timing) {
    /** That of this process: one client for all operations, made from the environment at first use. */
    public static ServiceAccess ofThisProcess() {
        return Shared.ACCESS;
    }

    private static final class Shared {
        private static final ServiceAccess ACCESS = new ServiceAccess(
                new SdkClients(System.getenv(), AbstractWrapper.HTTP_CLIENT).apiGateway(RetryPolicy.CALL_TIMEOUT),
                RetryTiming.REAL);
    }
}
