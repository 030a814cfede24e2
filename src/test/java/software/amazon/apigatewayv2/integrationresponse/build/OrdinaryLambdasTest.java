package software.amazon.apigatewayv2.integrationresponse.build;

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
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Converts the classes of {@link EveryLambda}, and runs them beside those that the compiler made. */
class OrdinaryLambdasTest {

    private static final Path COMPILED = Path.of("target", "test-classes");
    private static final Path PACKAGE =
            Path.of(EveryLambda.class.getPackageName().replace('.', '/'));

    /** In the default package. The last one has a class in it, which names the method that the lambda's body becomes. */
    private static final String EIGHT =
            """
            import java.util.*;
            import java.util.function.*;
            public class Eight implements Supplier<List<Object>> {
                private String field = "field";
                private String hidden(String text) { return field + text; }
                private static String hiddenOfClass(String text) { return "class " + text; }
                public List<Object> get() {
                    List<Object> results = new ArrayList<>();
                    Function<String, String> own = this::hidden;
                    Function<String, String> ofClass = Eight::hiddenOfClass;
                    Supplier<String> superclass = super::toString;
                    Supplier<String> receiver = () -> field;
                    BiFunction<Eight, String, String> unbound = Eight::hidden;
                    Supplier<Object> nested = () -> new Object() {
                        public String toString() { return field + getClass().getEnclosingMethod().getName(); }
                    };
                    results.add(own.apply("1"));
                    results.add(ofClass.apply("2"));
                    results.add(superclass.get().startsWith("Eight@"));
                    results.add(receiver.get());
                    results.add(unbound.apply(this, "3"));
                    results.add(nested.get().toString());
                    return results;
                }
            }
            """;

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

        assertThat(resultsOf(folder, EveryLambda.class.getName()))
                .isNotEmpty()
                .isEqualTo(resultsOf(COMPILED, EveryLambda.class.getName()));
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

    /** A compiler for Java 8 reaches private methods in another way, and libraries are made by one. */
    @Test
    void soDoesWhatACompilerForJava8Made(@TempDir Path sources) throws Exception {
        Path source = Files.writeString(sources.resolve("Eight.java"), EIGHT);
        for (Path classes : List.of(sources, folder)) {
            String[] command = {"--release", "8", "-Xlint:-options", "-d", classes.toString(), source.toString()};
            assertThat(ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err, command))
                    .isZero();
            nameTheBodyAsTheEnclosingMethod(classes);
        }

        OrdinaryLambdas.convert(folder);

        assertThat(lambdaSites(folder.resolve("Eight.class"))).isEmpty();
        assertThat(resultsOf(folder, "Eight")).hasSize(6).isEqualTo(resultsOf(sources, "Eight"));
    }

    /** As the compiler of JDK 8 did for a class that is written in a lambda; later ones name the method around it. */
    private static void nameTheBodyAsTheEnclosingMethod(Path classes) throws IOException {
        MethodNode body = read(classes.resolve("Eight.class")).methods.stream()
                .filter(method -> method.name.startsWith("lambda$") && method.desc.equals("()Ljava/lang/Object;"))
                .findFirst()
                .orElseThrow();
        ClassNode nested = read(classes.resolve("Eight$1.class"));
        nested.outerMethod = body.name;
        nested.outerMethodDesc = body.desc;
        ClassWriter writer = new ClassWriter(0);
        nested.accept(writer);
        Files.write(classes.resolve("Eight$1.class"), writer.toByteArray());
    }

    @Test
    void aSecondTimeThereIsNothingToDo() throws IOException {
        OrdinaryLambdas.convert(folder);

        assertThat(OrdinaryLambdas.convert(folder)).startsWith("0 lambdas are now 0 ordinary classes");
    }

    private static List<?> resultsOf(Path classes, String type) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            Object every = loader.loadClass(type).getConstructor().newInstance();
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
        return read(file).methods.stream()
                .flatMap(method -> Arrays.stream(method.instructions.toArray()))
                .filter(InvokeDynamicInsnNode.class::isInstance)
                .map(InvokeDynamicInsnNode.class::cast)
                .filter(Lambda::isMadeBy);
    }

    private static ClassNode read(Path file) {
        ClassNode type = new ClassNode();
        try {
            new ClassReader(Files.readAllBytes(file)).accept(type, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return type;
    }
}
