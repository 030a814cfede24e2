package software.amazon.cloudformation.injection;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * In the place of the RPDK's class of this name. That one makes the SDK's default retry policy at each cold start, for
 * which the SDK looks for the user's profile file: 40 classes and more. It is for the RPDK's own clients of CloudWatch,
 * which this provider never makes ({@code telemetry}). Such a client would have the SDK's default retries here, too.
 */
public abstract class AmazonWebServicesProvider {

    protected final CredentialsProvider credentialsProvider;
    protected final SdkHttpClient httpClient;

    protected AmazonWebServicesProvider(CredentialsProvider credentialsProvider, SdkHttpClient httpClient) {
        this.credentialsProvider = credentialsProvider;
        this.httpClient = httpClient;
    }

    protected AwsCredentialsProvider getCredentialsProvider() {
        return StaticCredentialsProvider.create(credentialsProvider.get());
    }

    protected <BuilderT extends AwsClientBuilder<BuilderT, ClientT> & AwsSyncClientBuilder<BuilderT, ClientT>, ClientT>
            BuilderT defaultClient(BuilderT builder) {
        return builder.credentialsProvider(getCredentialsProvider()).httpClient(httpClient);
    }
}
