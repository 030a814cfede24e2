package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.List;
import java.util.Optional;

/** One page of a list, and the token by which the next one is asked for, if there is a next one. */
record ListPage<T>(List<T> items, Optional<String> nextToken) {}
