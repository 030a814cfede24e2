package software.amazon.apigatewayv2.integrationresponse.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.cloudformation.LambdaWrapper;

/** Where the class loader of a primed start takes each class from. ColdStartIT runs a function in it. */
class ParallelClassLoaderTest {

    private static final URL FOLDER =
            ProviderFunction.class.getProtectionDomain().getCodeSource().getLocation();
    private static final URL JAR =
            LambdaWrapper.class.getProtectionDomain().getCodeSource().getLocation();

    /** The parent has all of these classes, too. */
    @Test
    void loadsClassesInTheFolderItselfAndOthersAsUsual() throws Exception {
        try (URLClassLoader loader = insteadOf(FOLDER, JAR)) {
            Class<?> loaded = loader.loadClass(ProviderFunction.class.getName());
            assertThat(loaded.getClassLoader()).isSameAs(loader);
            assertThat(loader.loadClass(ProviderFunction.class.getName())).isSameAs(loaded);

            assertThat(loader.loadClass("java.util.List")).isSameAs(List.class);
            assertThat(loader.loadClass(LambdaWrapper.class.getName())).isSameAs(LambdaWrapper.class);
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> loader.loadClass("nowhere.Absent"));

            assertThat(loader.getURLs()).containsExactly(FOLDER, JAR);
            assertThat(loader.isRegisteredAsParallelCapable()).isTrue();
        }
    }

    /** The package has them, too, because `./local` runs it without Lambda. */
    @Test
    void sharesLambdasInterfacesWithLambda(@TempDir Path folder) throws Exception {
        String file = RequestStreamHandler.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(folder.resolve(file).getParent());
        try (InputStream original = RequestStreamHandler.class.getResourceAsStream("/" + file);
                URLClassLoader loader = insteadOf(folder.toUri().toURL())) {
            Files.copy(original, folder.resolve(file));

            assertThat(loader.loadClass(RequestStreamHandler.class.getName())).isSameAs(RequestStreamHandler.class);
        }
    }

    @Test
    void keepsALoaderThatHasNoUrls() {
        ClassLoader other = new ClassLoader() {};

        assertThat(ParallelClassLoader.insteadOf(other)).isSameAs(other);
    }

    private static URLClassLoader insteadOf(URL... urls) {
        return (URLClassLoader) ParallelClassLoader.insteadOf(new URLClassLoader(urls));
    }
}
