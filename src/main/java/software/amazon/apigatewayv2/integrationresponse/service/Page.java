package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.List;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;

/** One page of the integration responses of an integration; {@code nextToken}, which the last one lacks, asks for the next. */
public record Page(List<ActualResource> resources, Optional<String> nextToken) {}
