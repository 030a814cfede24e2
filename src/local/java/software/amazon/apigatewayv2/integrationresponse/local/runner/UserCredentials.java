package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The user's own credentials and region, from the environment or the profile that it names. */
final class UserCredentials {
    private UserCredentials() {}

    static ObjectNode forEvent() {
        AwsCredentials credentials = resolved();
        if (credentials instanceof AwsSessionCredentials session) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("accessKeyId", session.accessKeyId())
                    .put("secretAccessKey", session.secretAccessKey())
                    .put("sessionToken", session.sessionToken());
        }
        throw new ProblemException("--aws needs temporary credentials, for an event always carries a session token: "
                + "set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, "
                + "for instance from `aws sts get-session-token`");
    }

    static String region() {
        try {
            return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion()
                    .id();
        } catch (SdkClientException e) {
            throw new ProblemException(
                    "--aws needs a region: set AWS_REGION, or AWS_PROFILE to a profile that has one", e);
        }
    }

    static AwsCredentials resolved() {
        try (ProfileCredentialsProvider profile = ProfileCredentialsProvider.create()) {
            return AwsCredentialsProviderChain.of(EnvironmentVariableCredentialsProvider.create(), profile)
                    .resolveCredentials();
        } catch (SdkClientException e) {
            throw new ProblemException(
                    "--aws needs your credentials: set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, "
                            + "or AWS_PROFILE",
                    e);
        }
    }
}
