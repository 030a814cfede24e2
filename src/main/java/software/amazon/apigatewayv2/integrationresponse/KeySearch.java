package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.retry.Conversation.Effect;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply;
import software.amazon.apigatewayv2.integrationresponse.service.Page;
import software.amazon.apigatewayv2.integrationresponse.state.Held;

/** Looks through all pages of an integration's responses for the one with the desired key; keys are unique there. */
final class KeySearch {

    private KeySearch() {}

    /** The integration response that has the desired key, if there is one. */
    static Reply<Optional<Held>> forDesiredKey(Invocation invocation) {
        return fromPage(Optional.empty(), invocation);
    }

    private static Reply<Optional<Held>> fromPage(Optional<String> token, Invocation invocation) {
        String key = invocation.desiredState().key();
        Reply<Page> reply = invocation.ask(
                Effect.READS, service -> service.list(invocation.integration(), token, Optional.empty()));
        return reply.fold(
                page -> {
                    Optional<Held> found = page.held().stream()
                            .filter(held -> key.equals(held.state().key()))
                            .findFirst();
                    return found.isPresent() || page.nextToken().isEmpty()
                            ? new Reply.Answered<>(found)
                            : fromPage(page.nextToken(), invocation);
                },
                Reply.Stopped::new);
    }
}
