package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.ContentHandlingStrategy;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponsesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseResponse;

/** What the service does in its ordinary behaviour: its public model, and what is known of it beyond that. */
final class ServiceRules {
    private ServiceRules() {}

    static List<ServiceRule> all() {
        return List.of(
                new ServiceRule("create answers with the whole, and get gives the same", ServiceRules::createdWhole),
                new ServiceRule("what is not given is absent from the answer", ServiceRules::absentStaysAbsent),
                new ServiceRule("unicode, quotes and $default keys come back unchanged", ServiceRules::textUnchanged),
                new ServiceRule("a template of 32,768 characters comes back unchanged", ServiceRules::longestTemplate),
                new ServiceRule("a template of 32,769 characters is refused", ServiceRules::tooLongTemplate),
                new ServiceRule("an empty template given on create is kept", ServiceRules::emptyTemplateCreated),
                new ServiceRule("a parameter value of 0 or 513 characters is refused", ServiceRules::parameterLength),
                new ServiceRule("a create without a key is refused", ServiceRules::keyRequired),
                new ServiceRule("an unknown strategy is refused", ServiceRules::unknownStrategy),
                new ServiceRule("a second create with the same key is a conflict", ServiceRules::duplicateCreate),
                new ServiceRule("an update to a sibling's key is a conflict", ServiceRules::duplicateUpdate),
                new ServiceRule("the same key may be used in another integration", ServiceRules::keyPerIntegration),
                new ServiceRule("an HTTP API has no integration responses", ServiceRules::httpApiRefused),
                new ServiceRule("update leaves what is not given as it is", ServiceRules::updateLeavesTheRest),
                new ServiceRule("update merges maps key by key", ServiceRules::updateMerges),
                new ServiceRule("update removes the entry that it is sent \"\" for", ServiceRules::updateRemoves),
                new ServiceRule("an empty map in an update changes nothing", ServiceRules::emptyMapChangesNothing),
                new ServiceRule("an update with \"\" clears expression and strategy", ServiceRules::updateClears),
                new ServiceRule("an update answers with what get then gives", ServiceRules::updateAnswersWhole),
                new ServiceRule("get and update of what is not there are not found", ServiceRules::notFound),
                new ServiceRule("delete of what is not there is not found", ServiceRules::deleteNotFound),
                new ServiceRule("nothing is found under an integration that is not there", ServiceRules::noIntegration),
                new ServiceRule("delete deletes, once", ServiceRules::deleteDeletes),
                new ServiceRule("list gives every integration response of the integration", ServiceRules::list),
                new ServiceRule(
                        "pages miss nothing, repeat nothing, and are no larger than asked", ServiceRules::pages),
                new ServiceRule("a page size that is no number from 1 on is refused", ServiceRules::badPageSize),
                new ServiceRule("a token that the service did not give is refused", ServiceRules::badToken),
                new ServiceRule("deleting \"..\" deletes nothing", ServiceRules::dotsDeleteNothing),
                new ServiceRule(
                        "odd characters in an identifier reach no other resource", ServiceRules::oddIdentifiers),
                new ServiceRule("without credentials nothing is done", ServiceRules::anonymous),
                new ServiceRule("deleting an integration or an API deletes what is in it", ServiceRules::cascade),
                new ServiceRule("APIs and integrations are created, read and listed", ServiceRules::parents));
    }

    /** What the service does where an update replaces maps and keeps an empty template, as moto does. */
    static List<ServiceRule> ofReplacedMaps() {
        return List.of(
                new ServiceRule("update replaces each map that it is sent", ServiceRules::updateReplaces),
                new ServiceRule("update keeps the empty template that it is sent", ServiceRules::emptyTemplateKept),
                new ServiceRule("an empty map in an update clears the map", ServiceRules::emptyMapClears),
                new ServiceRule("update still leaves what is not given as it is", ServiceRules::updateLeavesTheRest));
    }

    private static void createdWhole(Workbench bench) {
        CreateIntegrationResponseResponse created = full(bench);
        assertThat(created.integrationResponseId()).isNotBlank();
        assertThat(created.integrationResponseKey()).isEqualTo("/4\\d\\d/");
        assertThat(created.contentHandlingStrategy()).isEqualTo(ContentHandlingStrategy.CONVERT_TO_TEXT);
        assertThat(created.templateSelectionExpression()).isEqualTo("${integration.response.header.kind}");
        assertThat(created.responseParameters()).isEqualTo(Map.of("method.response.header.a", "'1'", "b", "'2'"));
        assertThat(created.responseTemplates()).isEqualTo(Map.of("application/json", "{}", "$default", "none"));
        assertThat(members(bench.get(created.integrationResponseId()))).isEqualTo(members(created));
    }

    private static void absentStaysAbsent(Workbench bench) {
        GetIntegrationResponseResponse held = bench.get(bench.create("$default").integrationResponseId());
        assertThat(held.contentHandlingStrategy()).isNull();
        assertThat(held.templateSelectionExpression()).isNull();
        assertThat(held.hasResponseParameters()).isFalse();
        assertThat(held.hasResponseTemplates()).isFalse();
    }

    private static void textUnchanged(Workbench bench) {
        Map<String, String> templates =
                Map.of("$default", "{\"quoted\": \"\\\"\"}\n\t", "application/ünïcode", "漢字 \uD83D\uDE80 \u0001");
        String id = bench.create(
                        request -> request.integrationResponseKey("/\"é\\s/").responseTemplates(templates))
                .integrationResponseId();
        assertThat(bench.get(id).integrationResponseKey()).isEqualTo("/\"é\\s/");
        assertThat(bench.get(id).responseTemplates()).isEqualTo(templates);
    }

    private static void longestTemplate(Workbench bench) {
        String longest = "é".repeat(32_768);
        String id = bench.create(
                        request -> request.integrationResponseKey("$default").responseTemplates(Map.of("a", longest)))
                .integrationResponseId();
        assertThat(bench.get(id).responseTemplates()).containsEntry("a", longest);
    }

    private static void tooLongTemplate(Workbench bench) {
        assertRefused(
                bench,
                () -> bench.create(request ->
                        request.integrationResponseKey("$default").responseTemplates(Map.of("a", "a".repeat(32_769)))));
    }

    private static void emptyTemplateCreated(Workbench bench) {
        String id = bench.create(request ->
                        request.integrationResponseKey("$default").responseTemplates(Map.of("application/json", "")))
                .integrationResponseId();
        assertThat(bench.get(id).responseTemplates()).isEqualTo(Map.of("application/json", ""));
    }

    private static void parameterLength(Workbench bench) {
        for (String value : List.of("", "a".repeat(513))) {
            assertRefused(
                    bench,
                    () -> bench.create(request ->
                            request.integrationResponseKey("$default").responseParameters(Map.of("a", value))));
        }
    }

    private static void keyRequired(Workbench bench) {
        assertRefused(bench, () -> bench.create(request -> request.responseTemplates(Map.of("a", "b"))));
    }

    private static void unknownStrategy(Workbench bench) {
        assertRefused(
                bench,
                () -> bench.create(request ->
                        request.integrationResponseKey("$default").contentHandlingStrategy("CONVERT_TO_GOLD")));
    }

    private static void duplicateCreate(Workbench bench) {
        String first = bench.create("$default").integrationResponseId();
        assertThatThrownBy(() -> bench.create("$default")).isInstanceOf(ConflictException.class);
        assertThat(items(bench))
                .extracting(IntegrationResponse::integrationResponseId)
                .containsExactly(first);
    }

    private static void duplicateUpdate(Workbench bench) {
        bench.create("$default");
        String second = bench.create("/500/").integrationResponseId();
        assertThatThrownBy(() -> bench.update(second, request -> request.integrationResponseKey("$default")))
                .isInstanceOf(ConflictException.class);
        assertThat(bench.get(second).integrationResponseKey()).isEqualTo("/500/");
        assertThat(bench.update(second, request -> request.integrationResponseKey("/500/"))
                        .integrationResponseKey())
                .isEqualTo("/500/");
    }

    private static void keyPerIntegration(Workbench bench) {
        bench.create("$default");
        String other = Workbench.integration(bench.client(), bench.apiId());
        Workbench neighbour = new Workbench(bench.endpoint(), bench.client(), bench.apiId(), other);
        neighbour.create("$default");
        assertThat(items(neighbour)).hasSize(1);
    }

    private static void httpApiRefused(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        String api = client.createApi(request -> request.name("http").protocolType(ProtocolType.HTTP))
                .apiId();
        Workbench http = new Workbench(bench.endpoint(), client, api, Workbench.integration(client, api));
        assertRefused(http, () -> http.create("$default"));
    }

    private static void updateLeavesTheRest(Workbench bench) {
        CreateIntegrationResponseResponse before = full(bench);
        bench.update(before.integrationResponseId(), request -> request.integrationResponseKey("/5\\d\\d/"));
        GetIntegrationResponseResponse after = bench.get(before.integrationResponseId());
        assertThat(after.integrationResponseKey()).isEqualTo("/5\\d\\d/");
        assertThat(after.contentHandlingStrategy()).isEqualTo(before.contentHandlingStrategy());
        assertThat(after.templateSelectionExpression()).isEqualTo(before.templateSelectionExpression());
        assertThat(after.responseParameters()).isEqualTo(before.responseParameters());
        assertThat(after.responseTemplates()).isEqualTo(before.responseTemplates());
    }

    private static void updateMerges(Workbench bench) {
        String id = full(bench).integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of("b", "'3'", "c", "'4'"))
                .responseTemplates(Map.of("text/plain", "text")));
        assertThat(bench.get(id).responseParameters())
                .isEqualTo(Map.of("method.response.header.a", "'1'", "b", "'3'", "c", "'4'"));
        assertThat(bench.get(id).responseTemplates())
                .isEqualTo(Map.of("application/json", "{}", "$default", "none", "text/plain", "text"));
    }

    private static void updateRemoves(Workbench bench) {
        String id = full(bench).integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of("b", ""))
                .responseTemplates(Map.of("$default", "", "application/json", "")));
        assertThat(bench.get(id).responseParameters()).isEqualTo(Map.of("method.response.header.a", "'1'"));
        assertThat(bench.get(id).responseTemplates()).isEmpty();
    }

    private static void emptyMapChangesNothing(Workbench bench) {
        CreateIntegrationResponseResponse before = full(bench);
        String id = before.integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of()).responseTemplates(Map.of()));
        assertThat(bench.get(id).responseParameters()).isEqualTo(before.responseParameters());
        assertThat(bench.get(id).responseTemplates()).isEqualTo(before.responseTemplates());
    }

    private static void updateReplaces(Workbench bench) {
        String id = full(bench).integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of("c", "'4'")));
        assertThat(bench.get(id).responseParameters()).isEqualTo(Map.of("c", "'4'"));
        assertThat(bench.get(id).responseTemplates()).isEqualTo(Map.of("application/json", "{}", "$default", "none"));
    }

    private static void emptyTemplateKept(Workbench bench) {
        String id = full(bench).integrationResponseId();
        bench.update(id, request -> request.responseTemplates(Map.of("$default", "")));
        assertThat(bench.get(id).responseTemplates()).isEqualTo(Map.of("$default", ""));
    }

    private static void emptyMapClears(Workbench bench) {
        String id = full(bench).integrationResponseId();
        bench.update(id, request -> request.responseParameters(Map.of()).responseTemplates(Map.of()));
        assertThat(bench.get(id).responseParameters()).isEmpty();
        assertThat(bench.get(id).responseTemplates()).isEmpty();
    }

    /** A service may show what is not set as absent or as "". */
    private static void updateClears(Workbench bench) {
        String id = full(bench).integrationResponseId();
        bench.update(id, request -> request.templateSelectionExpression("").contentHandlingStrategy(""));
        assertThat(bench.get(id).templateSelectionExpression()).isNullOrEmpty();
        assertThat(bench.get(id).contentHandlingStrategyAsString()).isNullOrEmpty();
    }

    private static void updateAnswersWhole(Workbench bench) {
        String id = full(bench).integrationResponseId();
        UpdateIntegrationResponseResponse answer =
                bench.update(id, request -> request.responseParameters(Map.of("c", "'5'")));
        assertThat(answer.integrationResponseId()).isEqualTo(id);
        assertThat(members(answer)).isEqualTo(members(bench.get(id)));
    }

    private static void notFound(Workbench bench) {
        assertThatThrownBy(() -> bench.get("absent1")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bench.update("absent1", request -> request.integrationResponseKey("$default")))
                .isInstanceOf(NotFoundException.class);
        assertThat(items(bench)).isEmpty();
    }

    private static void deleteNotFound(Workbench bench) {
        assertThatThrownBy(() -> bench.delete("absent1")).isInstanceOf(NotFoundException.class);
    }

    private static void noIntegration(Workbench bench) {
        for (Workbench lost : List.of(
                new Workbench(bench.endpoint(), bench.client(), bench.apiId(), "absent1"),
                new Workbench(bench.endpoint(), bench.client(), "absentapi1", bench.integrationId()))) {
            assertThatThrownBy(() -> lost.create("$default")).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> lost.get("absent1")).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> lost.update("absent1", request -> request.integrationResponseKey("$default")))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> lost.delete("absent1")).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> items(lost)).isInstanceOf(NotFoundException.class);
        }
    }

    private static void deleteDeletes(Workbench bench) {
        String id = bench.create("$default").integrationResponseId();
        bench.create("/500/");
        bench.delete(id);
        assertThatThrownBy(() -> bench.get(id)).isInstanceOf(NotFoundException.class);
        assertThat(items(bench))
                .extracting(IntegrationResponse::integrationResponseKey)
                .containsExactly("/500/");
    }

    private static void list(Workbench bench) {
        List<String> ids = IntStream.range(0, 20)
                .mapToObj(i -> bench.create("/" + i + "/").integrationResponseId())
                .toList();
        assertThat(items(bench))
                .extracting(IntegrationResponse::integrationResponseId)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    private static void pages(Workbench bench) {
        List<String> keys = IntStream.range(0, 61).mapToObj(i -> "/" + i + "/").toList();
        keys.forEach(bench::create);
        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String token = null;
        do {
            GetIntegrationResponsesResponse page = page(bench, "20", token);
            page.items().forEach(item -> seen.add(item.integrationResponseKey()));
            sizes.add(page.items().size());
            token = page.nextToken();
        } while (token != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(sizes).containsExactly(20, 20, 20, 1);
    }

    private static void badPageSize(Workbench bench) {
        for (String size : List.of("0", "-1", "many")) {
            assertThatThrownBy(() -> page(bench, size, null)).isInstanceOf(BadRequestException.class);
        }
    }

    private static void badToken(Workbench bench) {
        assertThatThrownBy(() -> page(bench, "10", "%")).isInstanceOf(BadRequestException.class);
    }

    /** The SDK sends ".." as it is: a front that normalises paths reads DeleteIntegration. */
    private static void dotsDeleteNothing(Workbench bench) {
        bench.create("$default");
        assertThatThrownBy(() -> bench.delete("..")).isInstanceOf(AwsServiceException.class);
        assertThatThrownBy(() -> bench.delete(".")).isInstanceOf(AwsServiceException.class);
        assertThat(items(bench)).hasSize(1);
    }

    private static void oddIdentifiers(Workbench bench) {
        String id = bench.create("$default").integrationResponseId();
        for (String odd : List.of("../" + id, id + "/", "%2F" + id, id + "\n", id + "?", id + "#x", "+", "é")) {
            assertThatThrownBy(() -> bench.delete(odd)).isInstanceOf(AwsServiceException.class);
        }
        assertThat(items(bench)).hasSize(1);
    }

    private static void anonymous(Workbench bench) {
        try (ApiGatewayV2Client nobody = ServiceClients.of(bench.endpoint(), AnonymousCredentialsProvider.create())) {
            Workbench stranger = new Workbench(bench.endpoint(), nobody, bench.apiId(), bench.integrationId());
            assertThatThrownBy(() -> stranger.create("$default"))
                    .isInstanceOfSatisfying(AwsServiceException.class, refusal -> assertThat(refusal.statusCode())
                            .isEqualTo(403));
        }
        assertThat(items(bench)).isEmpty();
    }

    private static void cascade(Workbench bench) {
        bench.create("$default");
        ApiGatewayV2Client client = bench.client();
        client.deleteIntegration(request -> request.apiId(bench.apiId()).integrationId(bench.integrationId()));
        assertThatThrownBy(() -> items(bench)).isInstanceOf(NotFoundException.class);
        client.deleteApi(request -> request.apiId(bench.apiId()));
        assertThatThrownBy(() -> client.getIntegrations(request -> request.apiId(bench.apiId())))
                .isInstanceOf(NotFoundException.class);
    }

    private static void parents(Workbench bench) {
        ApiGatewayV2Client client = bench.client();
        assertThat(client.getApi(request -> request.apiId(bench.apiId())).protocolType())
                .isEqualTo(ProtocolType.WEBSOCKET);
        assertThat(client.getApi(request -> request.apiId(bench.apiId())).createdDate())
                .isNotNull();
        assertThat(client.getApis(request -> request.maxResults("500")).items())
                .extracting(api -> api.apiId())
                .contains(bench.apiId());
        assertThat(client.getIntegration(request -> request.apiId(bench.apiId()).integrationId(bench.integrationId()))
                        .integrationTypeAsString())
                .isEqualTo("MOCK");
        assertThat(client.getIntegrations(request -> request.apiId(bench.apiId()))
                        .items())
                .extracting(Integration::integrationId)
                .containsExactly(bench.integrationId());
    }

    private static Map<String, String> members(SdkPojo answer) {
        return answer.sdkFields().stream()
                .collect(Collectors.toMap(
                        SdkField::memberName, field -> String.valueOf(field.getValueOrDefault(answer))));
    }

    private static CreateIntegrationResponseResponse full(Workbench bench) {
        return bench.create(request -> request.integrationResponseKey("/4\\d\\d/")
                .contentHandlingStrategy(ContentHandlingStrategy.CONVERT_TO_TEXT)
                .templateSelectionExpression("${integration.response.header.kind}")
                .responseParameters(Map.of("method.response.header.a", "'1'", "b", "'2'"))
                .responseTemplates(Map.of("application/json", "{}", "$default", "none")));
    }

    private static List<IntegrationResponse> items(Workbench bench) {
        return page(bench, "100", null).items();
    }

    private static GetIntegrationResponsesResponse page(Workbench bench, String size, String token) {
        return bench.client().getIntegrationResponses(request -> request.apiId(bench.apiId())
                .integrationId(bench.integrationId())
                .maxResults(size)
                .nextToken(token));
    }

    private static void assertRefused(Workbench bench, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(BadRequestException.class);
        assertThat(items(bench)).isEmpty();
    }
}
