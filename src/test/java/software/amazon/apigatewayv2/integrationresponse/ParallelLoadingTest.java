package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** Which class loader a start uses. That a function starts and answers in it, `.ci/run` shows under Lambda's runtime. */
class ParallelLoadingTest {

    private static final URL[] PLACES = {
        ProviderFunction.class.getProtectionDomain().getCodeSource().getLocation()
    };

    @Test
    void aLoaderThatLoadsOneClassAfterTheOtherIsReplacedByOneOfTheSamePlacesAndTheSameParent() throws IOException {
        try (URLClassLoader lambda = new SerialLoader(RequestStreamHandler.class.getClassLoader());
                URLClassLoader chosen = (URLClassLoader) ParallelLoading.insteadOf(lambda)) {
            assertThat(chosen).isNotSameAs(lambda);
            assertThat(chosen.isRegisteredAsParallelCapable()).isTrue();
            assertThat(chosen.getURLs()).isEqualTo(PLACES);
            assertThat(chosen.getParent()).isSameAs(lambda.getParent());
        }
    }

    @Test
    void aLoaderThatLoadsInParallelIsLeft() throws IOException {
        try (URLClassLoader parallel = new URLClassLoader(PLACES)) {
            assertThat(ParallelLoading.insteadOf(parallel)).isSameAs(parallel);
        }
    }

    @Test
    void aLoaderOfUnknownPlacesIsLeft() {
        ClassLoader unknown = new ClassLoader() {};

        assertThat(ParallelLoading.insteadOf(unknown)).isSameAs(unknown);
    }

    /** As Lambda's. */
    private static final class SerialLoader extends URLClassLoader {
        private SerialLoader(ClassLoader parent) {
            super(PLACES, parent);
        }
    }
}
