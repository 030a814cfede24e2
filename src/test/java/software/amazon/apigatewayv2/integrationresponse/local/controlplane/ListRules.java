package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponsesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse;

/** What a list gives, and in which pages. */
interface ListRules {

    @Test
    default void listGivesEveryIntegrationResponseOfTheIntegration(Workbench bench) {
        List<String> ids = IntStream.range(0, 20)
                .mapToObj(i -> bench.create("/" + i + "/").integrationResponseId())
                .toList();
        assertThat(bench.items())
                .extracting(IntegrationResponse::integrationResponseId)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    @MotoDiffers(MotoDiffers.HAS_NO_PAGES)
    default void pagesMissNothingAndRepeatNothingAndAreNoLargerThanAsked(Workbench bench) {
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

    @Test
    @MotoDiffers(MotoDiffers.HAS_NO_PAGES)
    default void refusesAPageSizeThatIsNoNumberFrom1On(Workbench bench) {
        for (String size : List.of("0", "-1", "many")) {
            assertThatThrownBy(() -> bench.page(size, null)).isInstanceOf(BadRequestException.class);
        }
    }

    @Test
    @MotoDiffers(MotoDiffers.HAS_NO_PAGES)
    default void refusesATokenThatWasNotGivenForThisList(Workbench bench) {
        bench.create("/1/");
        bench.create("/2/");
        String given = bench.page("1", null).nextToken();
        for (String token : List.of("%", "", "bm9uZQ", given + "=", given.substring(1))) {
            assertThatThrownBy(() -> bench.page("10", token)).isInstanceOf(BadRequestException.class);
        }
        assertThatThrownBy(() -> bench.neighbour().page("1", given)).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> bench.client()
                        .getIntegrations(request -> request.apiId(bench.apiId()).nextToken(given)))
                .isInstanceOf(BadRequestException.class);
        assertThat(bench.page("10", given).items()).hasSize(1);
    }
}
