package software.amazon.apigatewayv2.integrationresponse;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.apigatewayv2.integrationresponse.service.IntegrationResponseService;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.cloudformation.AbstractWrapper;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;

/** What the five operations share: the connection to API Gateway, and time. It makes the operations of the entry. */
@RequiredArgsConstructor
public final class ServiceAccess {

    private final ApiGatewayV2Client client;
    private final RetryTiming timing;

    /** That of this process: one client for all operations, made from the environment. */
    public static ServiceAccess ofThisProcess() {
        return SharedAccess.ACCESS;
    }

    /** The five operations, which reach API Gateway through this. */
    public Map<Action, OperationHandler> operations() {
        return Map.of(
                Action.CREATE, new CreateHandler(this),
                Action.READ, new ReadHandler(this),
                Action.UPDATE, new UpdateHandler(this),
                Action.DELETE, new DeleteHandler(this),
                Action.LIST, new ListHandler(this));
    }

    /** API Gateway, with the caller's credentials. */
    IntegrationResponseService service(AmazonWebServicesClientProxy caller) {
        return new IntegrationResponseService(client, caller);
    }

    /** The deadline of an invocation that begins now and may last as long as the platform lets any. */
    Deadline longestDeadline() {
        return Deadline.of(timing, Deadline.LONGEST);
    }

    /** Made when the first handler is, which is in Lambda's init phase. */
    private static final class SharedAccess {
        private static final ServiceAccess ACCESS = new ServiceAccess(
                new SdkClients(System.getenv(), AbstractWrapper.HTTP_CLIENT).apiGateway(RetryPolicy.CALL_TIMEOUT),
                RetryTiming.REAL);
    }
}
