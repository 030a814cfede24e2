package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** What odd identifiers and callers without credentials reach: nothing. */
interface AddressRules {

    /** The SDK sends ".." as it is: a front that normalises paths reads DeleteIntegration. */
    @Test
    default void deletesNothingForIdentifiersWithOddCharacters(Workbench bench) {
        String id = bench.create("$default").integrationResponseId();
        for (String odd :
                List.of("..", ".", "../" + id, id + "/", "%2F" + id, id + "\n", id + "?", id + "#x", "+", "é")) {
            assertThatThrownBy(() -> bench.delete(odd)).isInstanceOf(AwsServiceException.class);
        }
        assertThat(bench.items()).hasSize(1);
    }

    @Test
    @MotoDiffers("moto takes a request without a credential scope for one to S3")
    default void doesNothingWithoutCredentials(Workbench bench) {
        try (ApiGatewayV2Client nobody = Workbench.client(bench.endpoint(), AnonymousCredentialsProvider.create())) {
            Workbench stranger = new Workbench(bench.endpoint(), nobody, bench.apiId(), bench.integrationId());
            assertThatThrownBy(() -> stranger.create("$default"))
                    .isInstanceOfSatisfying(AwsServiceException.class, refusal -> assertThat(refusal.statusCode())
                            .isEqualTo(403));
        }
        assertThat(bench.items()).isEmpty();
    }
}
