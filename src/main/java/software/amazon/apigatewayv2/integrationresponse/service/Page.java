package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.List;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;

/** One page of an integration's responses; {@code nextToken}, which the last page lacks, asks for the next one. */
public record Page(List<ActualResource> resources, Optional<String> nextToken) {}
