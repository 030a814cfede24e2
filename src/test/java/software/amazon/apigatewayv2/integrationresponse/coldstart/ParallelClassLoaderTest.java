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

/** Which class loader a start uses. That a function starts and answers in it, `.ci/run` shows under Lambda's runtime. */
class ProviderClassLoaderTest {

    private static final URL FOLDER =
            ProviderFunction.class.getProtectionDomain().getCodeSource().getLocation();
    private static final URL JAR =
            LambdaWrapper.class.getProtectionDomain().getCodeSource().getLocation();
    private static final URL[] PLACES = {FOLDER, JAR};
    private static final String IN_FOLDER = ProviderFunction.class.getName();

    @Test
    void aLoaderThatLoadsOneClassAfterTheOtherIsReplacedByOneOfTheSamePlacesAndTheSameParent() throws IOException {
        try (URLClassLoader lambda = new SerialLoader(PLACES);
                URLClassLoader chosen = replaced(lambda)) {
            assertThat(chosen).isNotSameAs(lambda);
            assertThat(chosen.isRegisteredAsParallelCapable()).isTrue();
            assertThat(chosen.getURLs()).isEqualTo(PLACES);
            assertThat(chosen.getParent()).isSameAs(lambda.getParent());
        }
    }

    @Test
    void aLoaderThatLoadsInParallelIsLeft() throws IOException {
        try (URLClassLoader parallel = new URLClassLoader(PLACES)) {
            assertThat(ProviderClassLoader.insteadOf(parallel)).isSameAs(parallel);
        }
    }

    @Test
    void aLoaderOfUnknownPlacesIsLeft() {
        ClassLoader unknown = new ClassLoader() {};

        assertThat(ProviderClassLoader.insteadOf(unknown)).isSameAs(unknown);
    }

    @Test
    void aLoaderWhoseFirstPlaceIsNotAFolderOfAPlainNameIsLeft() throws IOException {
        // Lambda's loader makes such URLs as they are.
        URL spaced = new URL("file:/a folder/");
        URL marked = new URL("file:/a#folder/");
        for (URL[] places : List.of(new URL[] {JAR, FOLDER}, new URL[] {spaced}, new URL[] {marked}, new URL[] {})) {
            try (URLClassLoader other = new SerialLoader(places)) {
                assertThat(ProviderClassLoader.insteadOf(other)).isSameAs(other);
            }
        }
    }

    /** The parent has this class, too. */
    @Test
    void aClassInTheFolderIsTheFoldersOwnAndLoadedOnce() throws Exception {
        try (URLClassLoader chosen = replaced(new SerialLoader(PLACES))) {
            Class<?> loaded = chosen.loadClass(IN_FOLDER);

            assertThat(loaded.getClassLoader()).isSameAs(chosen);
            assertThat(loaded.getProtectionDomain().getCodeSource().getLocation())
                    .isEqualTo(FOLDER);
            assertThat(chosen.loadClass(IN_FOLDER)).isSameAs(loaded);
        }
    }

    /** The package holds them, too, for `./local` starts it without Lambda's. */
    @Test
    void lambdasInterfacesAreLambdas(@TempDir Path folder) throws Exception {
        String interfaceFile = RequestStreamHandler.class.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve(interfaceFile);
        Files.createDirectories(copy.getParent());
        try (InputStream original = RequestStreamHandler.class.getResourceAsStream("/" + interfaceFile);
                URLClassLoader chosen =
                        replaced(new SerialLoader(new URL[] {folder.toUri().toURL(), FOLDER}))) {
            Files.copy(original, copy);

            assertThat(chosen.loadClass(RequestStreamHandler.class.getName())).isSameAs(RequestStreamHandler.class);
        }
    }

    @Test
    void aFileInAnyPlaceIsFound(@TempDir Path first, @TempDir Path second) throws IOException {
        Path inFirst = Files.createFile(first.resolve("in-first"));
        Path inSecond = Files.createFile(second.resolve("in-second"));
        URL[] places = {first.toUri().toURL(), second.toUri().toURL()};
        try (URLClassLoader chosen = replaced(new SerialLoader(places))) {
            assertThat(chosen.getResource("in-first")).isEqualTo(inFirst.toUri().toURL());
            assertThat(chosen.getResource("in-second"))
                    .isEqualTo(inSecond.toUri().toURL());
        }
    }

    @Test
    void whatIsNotInTheFolderIsLookedForAsUsual() throws Exception {
        try (URLClassLoader chosen = replaced(new SerialLoader(PLACES))) {
            assertThat(chosen.loadClass("java.util.List")).isSameAs(List.class);
            assertThat(chosen.loadClass(LambdaWrapper.class.getName())).isSameAs(LambdaWrapper.class);
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> chosen.loadClass("nowhere.Absent"));
        }
    }

    private static URLClassLoader replaced(URLClassLoader lambda) {
        return (URLClassLoader) ProviderClassLoader.insteadOf(lambda);
    }

    /** As Lambda's. */
    private static final class SerialLoader extends URLClassLoader {
        private SerialLoader(URL[] places) {
            super(places, RequestStreamHandler.class.getClassLoader());
        }
    }
}
