package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.retry.Conversation.Effect;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply;
import software.amazon.apigatewayv2.integrationresponse.service.Page;
import software.amazon.apigatewayv2.integrationresponse.state.Held;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;

/** Looks through all pages of an integration's responses for the one with a given key; keys are unique there. */
final class KeySearch {

    private KeySearch() {}

    /** The integration response with the key, if there is one. */
    static Reply<Optional<Held>> in(Integration integration, String key, Invocation invocation) {
        return from(Optional.empty(), integration, key, invocation);
    }

    private static Reply<Optional<Held>> from(
            Optional<String> token, Integration integration, String key, Invocation invocation) {
        Reply<Page> reply = invocation.ask(Effect.READS, service -> service.list(integration, token, Optional.empty()));
        return reply.fold(
                page -> {
                    Optional<Held> found = page.held().stream()
                            .filter(held -> key.equals(held.state().key()))
                            .findFirst();
                    return found.isPresent() || page.nextToken().isEmpty()
                            ? new Reply.Answered<>(found)
                            : from(page.nextToken(), integration, key, invocation);
                },
                Reply.Stopped::new);
    }
}
