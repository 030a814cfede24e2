package software.amazon.apigatewayv2.integrationresponse;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.HandlerRequest;
import software.amazon.cloudformation.proxy.RequestData;

/**
 * An event for {@code handleRequest} that could be read.
 *
 * @param json its text
 * @param request what the RPDK will read of it
 */
record HandlerEvent(String json, HandlerRequest<ResourceModel, CallbackContext, TypeConfigurationModel> request) {

    /** The event, for the RPDK to read. */
    InputStream stream() {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The credentials with which the service is called. */
    Optional<Credentials> callerCredentials() {
        return Optional.ofNullable(request.getRequestData()).map(RequestData::getCallerCredentials);
    }

    /** The credentials with which metrics and logs are published; a type without a LoggingConfig has none. */
    Optional<Credentials> providerCredentials() {
        return Optional.ofNullable(request.getRequestData()).map(RequestData::getProviderCredentials);
    }
}
