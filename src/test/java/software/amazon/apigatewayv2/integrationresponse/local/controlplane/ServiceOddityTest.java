package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponsesResponse;

/** The behaviours that no service is known to have, and that its clients have to survive. */
@ExtendWith(ServiceExtension.class)
class ServiceOddityTest {
    private static final StoredIntegrationResponse DEFAULTS = StoredIntegrationResponse.empty()
            .with(Member.CONTENT_HANDLING_STRATEGY, "CONVERT_TO_BINARY")
            .with(Member.TEMPLATE_SELECTION_EXPRESSION, "${d}")
            .with(Member.RESPONSE_PARAMETERS, Map.of("d", "'0'"))
            .with(Member.RESPONSE_TEMPLATES, Map.of("d", "0"));

    private LocalApiGateway service;
    private Workbench bench;
    private String id;

    @BeforeEach
    void holdSomething(LocalApiGateway shared, Workbench ours) {
        service = shared;
        bench = ours;
        id = bench.createFull().integrationResponseId();
    }

    @Test
    void anUpdateIgnoresOneMemberWhereItIsToldTo() {
        StoredIntegrationResponse before = held();
        for (Member ignored : Member.values()) {
            service.put(bench.apiId(), bench.integrationId(), before);
            service.behave(ServiceBehaviour.ordinary().withIgnoredMember(Optional.of(ignored.jsonName())));
            bench.update(id, Workbench::withOthers);
            for (Member member : Member.values()) {
                assertThat(held().entries(member).equals(before.entries(member)))
                        .as("%s where %s is ignored", member, ignored)
                        .isEqualTo(member == ignored);
            }
        }
    }

    @Test
    void aCreateIgnoresNothing() {
        service.behave(ServiceBehaviour.ordinary().withIgnoredMember(Optional.of("responseTemplates")));
        assertThat(bench.create(request ->
                                request.integrationResponseKey("/500/").responseTemplates(Map.of("a", "1")))
                        .responseTemplates())
                .isEqualTo(Map.of("a", "1"));
    }

    @Test
    void refusesToIgnoreAMemberThatThereIsNot() {
        assertThatThrownBy(() -> ServiceBehaviour.ordinary().withIgnoredMember(Optional.of("ResponseTemplates")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An integration response has no member \"ResponseTemplates\"");
    }

    @Test
    void aCreateFillsInWhatItIsNotGiven() {
        service.behave(ServiceBehaviour.ordinary().withDefaults(DEFAULTS));
        String bare = bench.create("/500/").integrationResponseId();
        assertThat(find(bare)).isEqualTo(filledIn("/500/", bare));
    }

    @Test
    void anUpdateFillsInNothingThatIsSet() {
        service.behave(ServiceBehaviour.ordinary().withDefaults(DEFAULTS));
        StoredIntegrationResponse before = held();
        bench.update(id, request -> request.responseTemplates(Map.of("$default", "")));
        assertThat(held()).isEqualTo(before.with(Member.RESPONSE_TEMPLATES, Map.of("application/json", "{}")));
    }

    @Test
    void anUpdatePutsBackWhatItLeavesUnset() {
        service.behave(ServiceBehaviour.ordinary().withDefaults(DEFAULTS));
        bench.update(id, request -> request.contentHandlingStrategy("")
                .templateSelectionExpression("")
                .responseParameters(Map.of("method.response.header.a", "", "b", ""))
                .responseTemplates(Map.of("application/json", "", "$default", "")));
        assertThat(held()).isEqualTo(filledIn("/4\\d\\d/", id));
    }

    @Test
    void aListThatNeverEndsAlwaysGivesTheSamePageAndToken() {
        bench.create("/500/");
        service.behave(ServiceBehaviour.ordinary().withRepeatedToken(true));
        GetIntegrationResponsesResponse first = bench.page("1", null);
        assertThat(first.items()).hasSize(1);
        assertThat(first.nextToken()).isNotBlank();
        for (String token : List.of(first.nextToken(), "another")) {
            GetIntegrationResponsesResponse next = bench.page("1", token);
            assertThat(next.items()).isEqualTo(first.items());
            assertThat(next.nextToken()).isEqualTo(first.nextToken());
        }
        assertThat(bench.page("100", null).nextToken()).isEqualTo(first.nextToken());
    }

    @Test
    void showsNullEntriesAndDoesNotHoldThem() {
        StoredIntegrationResponse before = held();
        service.behave(ServiceBehaviour.ordinary().withNullEntries(true));
        GetIntegrationResponseResponse shown = bench.get(id);
        assertThat(shown.responseParameters())
                .containsEntry(ServiceBehaviour.NULL_ENTRY, null)
                .containsEntry("b", "'2'")
                .hasSize(3);
        assertThat(shown.responseTemplates())
                .containsEntry(ServiceBehaviour.NULL_ENTRY, null)
                .hasSize(3);
        assertThat(bench.create("/500/").responseTemplates()).containsOnlyKeys(ServiceBehaviour.NULL_ENTRY);
        assertThat(held()).isEqualTo(before);
    }

    private static StoredIntegrationResponse filledIn(String key, String responseId) {
        return StoredIntegrationResponse.ofKey(key).withId(responseId).filledIn(DEFAULTS);
    }

    private StoredIntegrationResponse held() {
        return find(id);
    }

    private StoredIntegrationResponse find(String responseId) {
        return service.find(bench.apiId(), bench.integrationId(), responseId).orElseThrow();
    }
}
