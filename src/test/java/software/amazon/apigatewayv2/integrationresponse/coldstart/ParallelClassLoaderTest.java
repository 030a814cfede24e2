package software.amazon.apigatewayv2.integrationresponse.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.cloudformation.LambdaWrapper;

/** What comes from where in the class loader of a primed start. That a function works in it, ColdStartIT shows. */
class ParallelClassLoaderTest {

    private static final URL FOLDER =
            ProviderFunction.class.getProtectionDomain().getCodeSource().getLocation();
    private static final URL JAR =
            LambdaWrapper.class.getProtectionDomain().getCodeSource().getLocation();
    private static final String IN_FOLDER = ProviderFunction.class.getName();

    @Test
    void loadsInParallelFromThePlacesOfLambdasLoader() throws IOException {
        try (URLClassLoader loader = insteadOf(FOLDER, JAR)) {
            assertThat(loader.isRegisteredAsParallelCapable()).isTrue();
            assertThat(loader.getURLs()).containsExactly(FOLDER, JAR);
        }
    }

    /** The parent has this class, too. */
    @Test
    void loadsAClassInTheFolderItselfAndOnce() throws Exception {
        try (URLClassLoader loader = insteadOf(FOLDER, JAR)) {
            Class<?> loaded = loader.loadClass(IN_FOLDER);

            assertThat(loaded.getClassLoader()).isSameAs(loader);
            assertThat(loader.loadClass(IN_FOLDER)).isSameAs(loaded);
        }
    }

    /** The package holds them, too, for `./local` starts it without Lambda's. */
    @Test
    void sharesLambdasInterfacesWithLambda(@TempDir Path folder) throws Exception {
        copy(RequestStreamHandler.class, folder);
        try (URLClassLoader loader = insteadOf(folder.toUri().toURL(), FOLDER)) {
            assertThat(loader.loadClass(RequestStreamHandler.class.getName())).isSameAs(RequestStreamHandler.class);
        }
    }

    @Test
    void findsAFileInAnyPlace(@TempDir Path first, @TempDir Path second) throws IOException {
        Path inSecond = Files.createFile(second.resolve("in-second"));
        try (URLClassLoader loader =
                insteadOf(first.toUri().toURL(), second.toUri().toURL())) {
            assertThat(loader.getResource("in-second"))
                    .isEqualTo(inSecond.toUri().toURL());
        }
    }

    @Test
    void looksAsUsualForWhatIsNotInTheFolder() throws Exception {
        try (URLClassLoader loader = insteadOf(FOLDER, JAR)) {
            assertThat(loader.loadClass("java.util.List")).isSameAs(List.class);
            assertThat(loader.loadClass(LambdaWrapper.class.getName())).isSameAs(LambdaWrapper.class);
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> loader.loadClass("nowhere.Absent"));
        }
    }

    /** Lambda's loader escapes nothing in its URLs, others do: then the search goes the usual way. */
    @Test
    void loadsFromAFolderWhoseNameIsEscaped(@TempDir Path parent) throws Exception {
        Path folder = Files.createDirectory(parent.resolve("a folder"));
        copy(ProviderFunction.class, folder);
        try (URLClassLoader loader = insteadOf(folder.toUri().toURL())) {
            assertThat(loader.loadClass(IN_FOLDER)).isSameAs(ProviderFunction.class);
        }
    }

    @Test
    void leavesALoaderWithoutPlaces() {
        ClassLoader other = new ClassLoader() {};

        assertThat(ParallelClassLoader.insteadOf(other)).isSameAs(other);
    }

    private static void copy(Class<?> type, Path folder) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        Files.createDirectories(folder.resolve(file).getParent());
        try (InputStream original = type.getResourceAsStream("/" + file)) {
            Files.copy(original, folder.resolve(file));
        }
    }

    private static URLClassLoader insteadOf(URL... places) {
        return (URLClassLoader) ParallelClassLoader.insteadOf(new URLClassLoader(places));
    }
}
