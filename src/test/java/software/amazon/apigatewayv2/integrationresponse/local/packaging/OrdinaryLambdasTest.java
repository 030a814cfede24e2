package software.amazon.apigatewayv2.integrationresponse.local.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Converts the classes of {@link EveryLambda}, and runs them beside those that the compiler made. */
class OrdinaryLambdasTest {

    private static final Path COMPILED = Path.of("target", "test-classes");
    private static final Path PACKAGE =
            Path.of(EveryLambda.class.getPackageName().replace('.', '/'));

    @TempDir
    private Path folder;

    @BeforeEach
    void copyCompiledClasses() throws IOException {
        Files.createDirectories(folder.resolve(PACKAGE));
        for (Path file : fixture(COMPILED)) {
            Files.copy(file, folder.resolve(COMPILED.relativize(file)));
        }
    }

    @Test
    void everyLambdaDoesWhatItDidBefore() throws Exception {
        OrdinaryLambdas.convert(folder);

        assertThat(resultsOf(folder)).isNotEmpty().isEqualTo(resultsOf(COMPILED));
    }

    /** The serializable one is there twice: a second time where it is read back. */
    @Test
    void whatIsLeftIsTheSerializableOneAndTheWidenedOne() throws IOException {
        String said = OrdinaryLambdas.convert(folder);

        assertThat(said).endsWith("; 3 are left as they were");
        assertThat(fixture(folder).stream().flatMap(OrdinaryLambdasTest::lambdaSites))
                .extracting(site -> site.bsm.getName(), site -> site.name)
                .containsExactlyInAnyOrder(
                        tuple("altMetafactory", "apply"),
                        tuple("altMetafactory", "apply"),
                        tuple("metafactory", "apply"));
    }

    @Test
    void theSameClassesBecomeTheSameBytes(@TempDir Path another) throws IOException {
        Files.createDirectories(another.resolve(PACKAGE));
        for (Path file : fixture(folder)) {
            Files.copy(file, another.resolve(folder.relativize(file)));
        }

        OrdinaryLambdas.convert(folder);
        OrdinaryLambdas.convert(another);

        assertThat(fixture(another)).isNotEmpty().allSatisfy(file -> assertThat(file)
                .hasSameBinaryContentAs(folder.resolve(another.relativize(file))));
    }

    @Test
    void aSecondTimeThereIsNothingToDo() throws IOException {
        OrdinaryLambdas.convert(folder);

        assertThat(OrdinaryLambdas.convert(folder)).startsWith("0 lambdas are now 0 ordinary classes");
    }

    private static List<?> resultsOf(Path classes) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            Object every = loader.loadClass(EveryLambda.class.getName())
                    .getConstructor()
                    .newInstance();
            return (List<?>) ((Supplier<?>) every).get();
        }
    }

    private static List<Path> fixture(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(PACKAGE))) {
            return files.filter(file -> file.getFileName().toString().matches("(EveryLambda|Lambdas\\$).*\\.class"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<InvokeDynamicInsnNode> lambdaSites(Path file) {
        ClassNode type = new ClassNode();
        try {
            new ClassReader(Files.readAllBytes(file)).accept(type, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return type.methods.stream()
                .flatMap(method -> Arrays.stream(method.instructions.toArray()))
                .filter(InvokeDynamicInsnNode.class::isInstance)
                .map(InvokeDynamicInsnNode.class::cast)
                .filter(Lambda::isMadeBy);
    }
}
