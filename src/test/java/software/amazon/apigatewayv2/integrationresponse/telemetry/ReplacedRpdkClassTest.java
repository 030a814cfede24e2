package software.amazon.apigatewayv2.integrationresponse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.OriginalClasses;
import software.amazon.cloudformation.AbstractWrapper;
import software.amazon.cloudformation.injection.AmazonWebServicesProvider;

/** The class that stands in the place of the RPDK's own, beside it. What it does, PublishedDataTest shows. */
class ReplacedRpdkClassTest {

    @Test
    void itHasTheMembersOfTheRpdksButForTheConfigurationWithTheRetryPolicy()
            throws IOException, ClassNotFoundException {
        try (OriginalClasses rpdk = new OriginalClasses(AbstractWrapper.class, AmazonWebServicesProvider.class)) {
            Class<?> original = rpdk.loadClass(AmazonWebServicesProvider.class.getName());

            assertThat(original).isNotEqualTo(AmazonWebServicesProvider.class);
            assertThat(methods(AmazonWebServicesProvider.class)).isEqualTo(methods(original));
            assertThat(Stream.concat(Stream.of("CONFIGURATION"), fields(AmazonWebServicesProvider.class)))
                    .containsExactlyInAnyOrderElementsOf(fields(original).toList());
        }
    }

    private static List<String> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::toGenericString)
                .sorted()
                .toList();
    }

    private static Stream<String> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !field.isSynthetic())
                .map(Field::getName);
    }
}
