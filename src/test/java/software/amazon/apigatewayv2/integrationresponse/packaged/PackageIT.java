package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What ProGuard left in the jar. {@code .ci/package.py} looks for what must not be in it. */
class PackageIT {
    private static final String CLOUD_FORMATIONS_CLIENT = "software/amazon/awssdk/services/cloudformation/";

    /** What the RPDK needed for the callbacks of protocol 1, which nothing speaks any more; the library is left out. */
    private static final List<String> LACKING_CLOUD_FORMATIONS_CLIENT = List.of(
            "software.amazon.cloudformation.injection.CloudFormationProvider",
            "software.amazon.cloudformation.proxy.CloudFormationCallbackAdapter");

    @Test
    void hasClassesThatTheJvmLoadsLinksAndVerifiesButThoseKnownToLackSomething() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        try (JarFile jar = new JarFile(PackagedJar.path().toFile());
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {PackagedJar.path().toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (JarEntry file : Collections.list(jar.entries())) {
                for (String type : classes(jar, file)) {
                    refusal(loader, type).ifPresent(reason -> refused.put(type, reason));
                }
            }
        }

        assertThat(refused.keySet()).containsExactlyElementsOf(LACKING_CLOUD_FORMATIONS_CLIENT);
        // Which of the library's classes is missed first is the JVM's choice, so only the library is compared.
        assertThat(refused.values()).allSatisfy(missing -> assertThat(missing).startsWith(CLOUD_FORMATIONS_CLIENT));
    }

    /** The class of a class file, or those that a service file names: whoever looks for a service fails if one is missing. */
    private static List<String> classes(JarFile jar, JarEntry file) throws IOException {
        if (file.getName().endsWith(".class")) {
            return List.of(file.getName().replaceFirst("\\.class$", "").replace('/', '.'));
        }
        if (!file.getName().matches("META-INF/services/[\\w.$]+")) {
            return List.of();
        }
        try (InputStream lines = jar.getInputStream(file)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /** The JVM checks a class when it is linked, with the types that its members name. */
    private static Optional<String> refusal(ClassLoader loader, String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            // The first of these links the class, which verifies it, without initialising it.
            type.getDeclaredMethods();
            type.getDeclaredConstructors();
            type.getDeclaredFields();
            return Optional.empty();
        } catch (ClassNotFoundException | LinkageError refused) {
            return Optional.of(refused.getMessage());
        }
    }
}
