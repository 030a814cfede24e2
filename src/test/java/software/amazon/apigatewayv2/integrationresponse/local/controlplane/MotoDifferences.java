package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static java.util.Map.entry;

import java.util.Map;

/** Where moto 5.2.5 does something else than a rule says, and why the rule stands. */
final class MotoDifferences {
    private static final String LIMITS = "moto does not check lengths; the public service model gives these limits";
    private static final String CONFLICTS = "moto lets siblings share a key; ConflictException is in the model for it";
    private static final String MAPS = "moto replaces maps wholesale; the real service merges RequestParameters and "
            + "StageVariables, and what it does here is not published: the handlers must be right either way";
    private static final String UNKNOWN_RESPONSE = "moto fails with 500 on an update or delete of an unknown one; "
            + "NotFoundException is in the model for it";
    private static final String PAGES = "moto ignores maxResults and nextToken; the model has them";

    private static final String KEYS =
            "moto lets routes, route responses and stages share a key; ConflictException is in " + "the model for it";
    private static final String DEPLOYMENTS = "moto has no deployments, and does not update stages; the model has both";

    static final Map<String, String> REASONS = Map.ofEntries(
            entry("a template of 32,769 characters is refused", LIMITS),
            entry("a parameter value of 0 or 513 characters is refused", LIMITS),
            entry("a create without a key is refused", "moto does not ask for required members; the model does"),
            entry("an unknown strategy is refused", "moto does not check enumerations; the model has this one"),
            entry("a second create with the same key is a conflict", CONFLICTS),
            entry("an update to a sibling's key is a conflict", CONFLICTS),
            entry(
                    "an HTTP API has no integration responses",
                    "moto does not look at the protocol; the documentation has them for WebSocket APIs only"),
            entry("update merges maps key by key", MAPS),
            entry("update removes the entry that it is sent \"\" for", MAPS),
            entry("an empty map in an update changes nothing", MAPS),
            entry("get and update of what is not there are not found", UNKNOWN_RESPONSE),
            entry("delete of what is not there is not found", UNKNOWN_RESPONSE),
            entry("pages miss nothing, repeat nothing, and are no larger than asked", PAGES),
            entry("a page size that is no number from 1 on is refused", PAGES),
            entry("a token that the service did not give is refused", PAGES),
            entry("a token of another list is refused", PAGES),
            entry("an update of an integration removes what is sent as \"\"", MAPS),
            entry(
                    "an update of an unknown API or integration is not found",
                    "moto fails with 500 on an unknown integration; NotFoundException is in the model for it"),
            entry("a second route with the same key is a conflict", KEYS),
            entry(
                    "an integration that routes lead to is not deleted",
                    "moto does not look at the routes; the service refuses it (seen in terraform-aws-next-js #247)"),
            entry(
                    "a route response is created, read, listed, updated and deleted",
                    "moto has no update and no list of route responses; the model has both"),
            entry("a second route response with the same key is a conflict", KEYS),
            entry("a deployment is created, read, listed, updated and deleted", DEPLOYMENTS),
            entry("an API without routes is not deployed", DEPLOYMENTS),
            entry("a stage is created, read, listed, updated and deleted", DEPLOYMENTS),
            entry("a second stage with the same name is a conflict", KEYS),
            entry("a stage of an unknown deployment is not found", DEPLOYMENTS),
            entry("a deployment that a stage points to is not deleted", DEPLOYMENTS),
            entry("a deployment to a stage has the stage point to it", DEPLOYMENTS),
            entry(
                    "without credentials nothing is done",
                    "moto takes a request without a credential scope for one to S3"));

    private MotoDifferences() {}
}
