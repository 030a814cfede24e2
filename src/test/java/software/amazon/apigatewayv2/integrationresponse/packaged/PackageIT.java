package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is in the jar that is uploaded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageIT {
    private static final String SCHEMA = "aws-apigatewayv2-integrationresponse.json";
    private static final String OWN = "software/amazon/apigatewayv2/integrationresponse/";

    private static final String CLOUD_FORMATIONS_CLIENT = "software/amazon/awssdk/services/cloudformation/";

    /** What the RPDK needed for the callbacks of protocol 1, which nothing speaks any more; the library is left out. */
    private static final Set<String> LACKING_CLOUD_FORMATIONS_CLIENT = Set.of(
            "software.amazon.cloudformation.injection.CloudFormationProvider",
            "software.amazon.cloudformation.proxy.CloudFormationCallbackAdapter");

    private final List<String> entries = entries();

    @Test
    void thereIsOneJar() {
        assertThat(PackagedJar.candidates()).hasSize(1);
    }

    /** Signatures of jars that were merged into this one make the JVM refuse it. */
    @Test
    void nothingIsSigned() {
        assertThat(entries).noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA|EC)"));
    }

    @Test
    void everyEntryIsThereOnce() {
        assertThat(entries).doesNotHaveDuplicates();
    }

    @Test
    void theHandlersAndTheGeneratedWrapperAreIn() {
        assertThat(entries)
                .contains(
                        OWN + "HandlerWrapper.class",
                        OWN + "ResourceModel.class",
                        OWN + "CreateHandler.class",
                        OWN + "ReadHandler.class",
                        OWN + "UpdateHandler.class",
                        OWN + "DeleteHandler.class",
                        OWN + "ListHandler.class");
    }

    @Test
    void nothingOfTestsOrLocalToolsIsIn() {
        assertThat(entries)
                .noneMatch(name -> name.startsWith(OWN + "local/"))
                .noneMatch(name -> name.startsWith(OWN + "packaged/"))
                .noneMatch(name -> name.startsWith(OWN) && name.matches(".*(Test|IT|Properties)(\\$.*)?\\.class"))
                .noneMatch(name -> name.matches("(org/junit|org/assertj|net/jqwik|org/opentest4j|org/apiguardian)/.*"))
                .noneMatch(name -> name.matches("(picocli|lombok|com/tngtech|org/pitest)/.*"));
    }

    /** The build tools that the RPDK declares as compile dependencies (facts about version 2.2.5). */
    @Test
    void noBuildToolsAreIn() {
        assertThat(entries)
                .noneMatch(name ->
                        name.matches("(org/apache/maven|com/diffplug|org/eclipse|org/codehaus|kotlin|org/osgi)/.*"))
                .noneMatch(name -> name.matches("(org/bouncycastle|com/amazonaws/encryptionsdk)/.*"));
    }

    @Test
    void theSchemaIsInAsItIsInTheProject() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (JarFile jar = new JarFile(PackagedJar.path().toFile());
                InputStream packaged = jar.getInputStream(jar.getJarEntry(SCHEMA))) {
            assertThat(json.readTree(packaged))
                    .isEqualTo(json.readTree(Path.of(SCHEMA).toFile()));
        }
    }

    /** Whoever looks for a service fails on a name without a class. */
    @Test
    void everyServiceFileNamesClassesThatAreIn() throws IOException {
        try (JarFile jar = new JarFile(PackagedJar.path().toFile())) {
            for (String file : entries) {
                if (file.matches("META-INF/services/[\\w.$]+")) {
                    try (InputStream lines = jar.getInputStream(jar.getJarEntry(file))) {
                        assertThat(entries).as(file).containsAll(classesNamed(lines));
                    }
                }
            }
        }
    }

    /** ProGuard leaves out what is not reached. The JVM checks a class when it is linked, with the types that its members name. */
    @Test
    void theJvmLoadsLinksAndVerifiesEveryClassButThoseKnownToLackSomething() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {PackagedJar.path().toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            entries.stream()
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replaceFirst("\\.class$", "").replace('/', '.'))
                    .forEach(type -> refusal(loader, type).ifPresent(reason -> refused.put(type, reason)));
        }

        assertThat(refused.keySet()).isEqualTo(LACKING_CLOUD_FORMATIONS_CLIENT);
        // Which of the library's classes is missed first is the JVM's choice, so only the library is compared.
        assertThat(refused.values()).allSatisfy(missing -> assertThat(missing).startsWith(CLOUD_FORMATIONS_CLIENT));
    }

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

    private static List<String> classesNamed(InputStream serviceFile) throws IOException {
        return new String(serviceFile.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> line.replace('.', '/') + ".class")
                .toList();
    }

    /** Read as a stream: an index by name would hide an entry that is there twice. */
    private static List<String> entries() {
        List<String> names = new ArrayList<>();
        try (JarInputStream jar = new JarInputStream(Files.newInputStream(PackagedJar.path()))) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                names.add(entry.getName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
