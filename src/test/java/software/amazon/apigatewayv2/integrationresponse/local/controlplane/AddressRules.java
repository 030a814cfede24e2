package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** What odd identifiers and callers without credentials reach: nothing. */
final class AddressRules {

    private AddressRules() {}

    static List<ServiceRule> all() {
        return List.of(
                new ServiceRule("deleting \"..\" deletes nothing", AddressRules::dotsDeleteNothing),
                new ServiceRule(
                        "odd characters in an identifier reach no other resource", AddressRules::oddIdentifiers),
                new ServiceRule("without credentials nothing is done", AddressRules::anonymous));
    }

    /** The SDK sends ".." as it is: a front that normalises paths reads DeleteIntegration. */
    private static void dotsDeleteNothing(Workbench bench) {
        bench.create("$default");
        assertThatThrownBy(() -> bench.delete("..")).isInstanceOf(AwsServiceException.class);
        assertThatThrownBy(() -> bench.delete(".")).isInstanceOf(AwsServiceException.class);
        assertThat(bench.items()).hasSize(1);
    }

    private static void oddIdentifiers(Workbench bench) {
        String id = bench.create("$default").integrationResponseId();
        for (String odd : List.of("../" + id, id + "/", "%2F" + id, id + "\n", id + "?", id + "#x", "+", "é")) {
            assertThatThrownBy(() -> bench.delete(odd)).isInstanceOf(AwsServiceException.class);
        }
        assertThat(bench.items()).hasSize(1);
    }

    private static void anonymous(Workbench bench) {
        try (ApiGatewayV2Client nobody = ServiceClients.of(bench.endpoint(), AnonymousCredentialsProvider.create())) {
            Workbench stranger = new Workbench(bench.endpoint(), nobody, bench.apiId(), bench.integrationId());
            assertThatThrownBy(() -> stranger.create("$default"))
                    .isInstanceOfSatisfying(AwsServiceException.class, refusal -> assertThat(refusal.statusCode())
                            .isEqualTo(403));
        }
        assertThat(bench.items()).isEmpty();
    }
}
