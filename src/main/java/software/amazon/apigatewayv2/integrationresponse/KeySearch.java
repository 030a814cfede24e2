package software.amazon.apigatewayv2.integrationresponse;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.apigatewayv2.integrationresponse.retry.CallFailure;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.CallResult;
import software.amazon.apigatewayv2.integrationresponse.retry.Reaction;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.Page;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceException;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;

/** Looks through the pages of an integration's responses for the one with the desired key; keys are unique there. */
final class KeySearch {
    /** More than the quota on integration responses fills, with pages of any sensible size. */
    private static final int MAX_PAGES = 100;

    private static final ServiceException ENDLESS = new ServiceException(
            ErrorKind.UNREADABLE,
            "API Gateway's list of integration responses does not end: it repeated a nextToken or has more than "
                    + MAX_PAGES + " pages",
            Optional.empty());

    private KeySearch() {}

    /** Asks once who has the desired key, to say more about an error. */
    static Optional<ActualResource> owner(Invocation invocation) {
        return forDesiredKey(invocation, CallKind.READ_ONCE).fold(found -> found, failure -> Optional.empty());
    }

    /** The integration response that has the desired key, if there is one. */
    static CallResult<Optional<ActualResource>> forDesiredKey(Invocation invocation, CallKind kind) {
        String key = invocation.desiredState().key();
        Set<Optional<String>> tokens = new HashSet<>();
        Optional<String> token = Optional.empty();
        while (tokens.size() < MAX_PAGES && tokens.add(token)) {
            Optional<String> next = token;
            CallResult<Page> result = invocation
                    .caller()
                    .call(kind, service -> service.list(invocation.identifier().integration(), next, Optional.empty()));
            if (result instanceof CallResult.Failure<Page> failure) {
                return new CallResult.Failure<>(failure.failure());
            }
            Page page = ((CallResult.Success<Page>) result).value();
            Optional<ActualResource> found = page.resources().stream()
                    .filter(actual -> key.equals(actual.state().key()))
                    .findFirst();
            token = page.nextToken();
            if (found.isPresent() || token.isEmpty()) {
                return new CallResult.Success<>(found);
            }
        }
        return new CallResult.Failure<>(new CallFailure(ENDLESS, Reaction.FAIL, 0));
    }
}
