package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;

/** What is there, what is not, what is gone afterwards, and who reaches nothing at all. */
interface ExistenceRules {

    @Test
    @MotoDiffers("moto fails with 500 on an update or delete of an unknown one; the model has NotFoundException")
    default void doesNotFindAnIntegrationResponseThatIsNotThere(Workbench bench) {
        assertFindsNothing(bench, "absent1");
        assertThat(bench.items()).isEmpty();
    }

    @Test
    default void findsNothingUnderAnIntegrationOrApiThatIsNotThere(Workbench bench) {
        for (Workbench lost : List.of(
                new Workbench(bench.client(), bench.apiId(), "absent1"),
                new Workbench(bench.client(), "absentapi1", bench.integrationId()))) {
            assertFindsNothing(lost, "absent1");
            assertThatThrownBy(() -> lost.create("$default")).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(lost::items).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    default void deleteDeletesOne(Workbench bench) {
        String id = bench.create("$default").integrationResponseId();
        bench.create("/500/");
        bench.delete(id);
        assertThatThrownBy(() -> bench.get(id)).isInstanceOf(NotFoundException.class);
        assertThat(bench.items())
                .extracting(IntegrationResponse::integrationResponseKey)
                .containsExactly("/500/");
    }

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
        assertThatThrownBy(() -> bench.create(request -> request.integrationResponseKey("$default")
                        .overrideConfiguration(
                                override -> override.credentialsProvider(AnonymousCredentialsProvider.create()))))
                .isInstanceOfSatisfying(AwsServiceException.class, refusal -> assertThat(refusal.statusCode())
                        .isEqualTo(403));
        assertThat(bench.items()).isEmpty();
    }

    private static void assertFindsNothing(Workbench bench, String id) {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> bench.get(id),
                () -> bench.update(id, request -> request.integrationResponseKey("$default")),
                () -> bench.delete(id))) {
            assertThatThrownBy(call).isInstanceOf(NotFoundException.class);
        }
    }
}
