package software.amazon.apigatewayv2.integrationresponse.coldstart;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import software.amazon.apigatewayv2.integrationresponse.entry.ProviderWrapper;

/**
 * A function that is ready to be invoked.
 *
 * @param platform what CloudFormation and Cloud Control call
 * @param byHand what is called by hand, without CloudFormation's part of the protocol
 */
record EntryPoints(RequestStreamHandler platform, RequestStreamHandler byHand) {

    /** Those of the plain entry, in the class loader that Lambda gave. */
    static EntryPoints plain() {
        ProviderWrapper wrapper = new ProviderWrapper();
        return new EntryPoints(wrapper, wrapper::testEntrypoint);
    }
}
