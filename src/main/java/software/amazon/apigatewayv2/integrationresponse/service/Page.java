package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.List;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;

/**
 * One page of the integration responses of an integration.
 *
 * @param nextToken asks for the page after this one; empty on the last
 */
public record Page(List<ActualResource> resources, Optional<String> nextToken) {

    public Page {
        resources = List.copyOf(resources);
    }
}
