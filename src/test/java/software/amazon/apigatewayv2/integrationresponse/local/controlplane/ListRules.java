package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponsesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse;

/** What a list gives, and in which pages. */
final class ListRules {

    private ListRules() {}

    static List<ServiceRule> all() {
        return List.of(
                new ServiceRule("list gives every integration response of the integration", ListRules::list),
                new ServiceRule("pages miss nothing, repeat nothing, and are no larger than asked", ListRules::pages),
                new ServiceRule("a page size that is no number from 1 on is refused", ListRules::badPageSize),
                new ServiceRule("a token that the service did not give is refused", ListRules::badToken),
                new ServiceRule("a token of another list is refused", ListRules::tokenOfAnotherList));
    }

    private static void list(Workbench bench) {
        List<String> ids = IntStream.range(0, 20)
                .mapToObj(i -> bench.create("/" + i + "/").integrationResponseId())
                .toList();
        assertThat(bench.items())
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
            GetIntegrationResponsesResponse page = bench.page("20", token);
            page.items().forEach(item -> seen.add(item.integrationResponseKey()));
            sizes.add(page.items().size());
            token = page.nextToken();
        } while (token != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(sizes).containsExactly(20, 20, 20, 1);
    }

    private static void badPageSize(Workbench bench) {
        for (String size : List.of("0", "-1", "many")) {
            assertThatThrownBy(() -> bench.page(size, null)).isInstanceOf(BadRequestException.class);
        }
    }

    private static void badToken(Workbench bench) {
        bench.create("/1/");
        bench.create("/2/");
        String given = bench.page("1", null).nextToken();
        for (String token : List.of("%", "", "bm9uZQ", given + "=", given.toLowerCase(Locale.ROOT))) {
            assertThatThrownBy(() -> bench.page("10", token)).isInstanceOf(BadRequestException.class);
        }
        assertThat(bench.page("10", given).items()).hasSize(1);
    }

    private static void tokenOfAnotherList(Workbench bench) {
        bench.create("/1/");
        bench.create("/2/");
        String given = bench.page("1", null).nextToken();
        String other = Workbench.integration(bench.client(), bench.apiId());
        Workbench neighbour = new Workbench(bench.endpoint(), bench.client(), bench.apiId(), other);
        assertThatThrownBy(() -> neighbour.page("1", given)).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> bench.client()
                        .getIntegrations(request -> request.apiId(bench.apiId()).nextToken(given)))
                .isInstanceOf(BadRequestException.class);
    }
}
