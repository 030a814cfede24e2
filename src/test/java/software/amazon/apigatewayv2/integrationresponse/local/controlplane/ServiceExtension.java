package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Method;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/**
 * Gives tests an API of their own at a local service that behaves as usual. If the system property {@code
 * controlplane.endpoint} says where a moto server is, the API is there; a rule that is marked as a difference then has
 * to fail, so that a difference that moto no longer has is found.
 */
final class ServiceExtension implements BeforeEachCallback, AfterAllCallback, ParameterResolver, InvocationInterceptor {
    private final Optional<URI> moto =
            Optional.ofNullable(System.getProperty("controlplane.endpoint")).map(URI::create);
    private final LocalApiGateway service = LocalApiGateway.start();
    /** It never retries, so that one call is one call. */
    private final ApiGatewayV2Client client = ApiGatewayV2Client.builder()
            .endpointOverride(moto.orElseGet(service::endpoint))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
            .httpClientBuilder(ApacheHttpClient.builder())
            .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();

    @Override
    public void beforeEach(ExtensionContext context) {
        service.behave(ServiceBehaviour.ordinary());
        service.clearFaults();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
        service.close();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Workbench.class || type == LocalApiGateway.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == LocalApiGateway.class) {
            return service;
        }
        Workbench bench = new Workbench(client, "", "").with(ProtocolType.WEBSOCKET);
        service.forgetCalls();
        return bench;
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Optional<MotoDiffers> difference =
                moto.flatMap(any -> Optional.ofNullable(method.getExecutable().getAnnotation(MotoDiffers.class)));
        if (difference.isPresent()) {
            assertThat(catchThrowable(invocation::proceed))
                    .as(difference.get().value())
                    .isNotNull();
        } else {
            invocation.proceed();
        }
    }
}
