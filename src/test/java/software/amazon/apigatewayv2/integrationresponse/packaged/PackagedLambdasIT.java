package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * The classes that packaging makes of lambdas ({@code src/build}). Whether one may call what it calls, the JVM looks at
 * the first call only, and no test reaches all of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackagedLambdasIT {

    private final JarFile jar = open();
    private final Map<String, Optional<ClassNode>> classes = new HashMap<>();
    private final List<ClassNode> made = jar.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.matches(".*/Lambdas\\$\\d+\\.class"))
            .map(name -> read(name.replaceFirst("\\.class$", "")).orElseThrow())
            .toList();

    @AfterAll
    void close() throws IOException {
        jar.close();
    }

    /** What is not there counts as closed. */
    @Test
    void eachMayCallWhatItCalls() {
        List<String> refused = new ArrayList<>();
        for (ClassNode caller : made) {
            calls(caller)
                    .filter(call -> !mayCall(caller, call))
                    .forEach(call -> refused.add(caller.name + ": " + call.owner + "." + call.name + call.desc));
        }

        assertThat(made).hasSizeGreaterThan(100);
        assertThat(refused).isEmpty();
    }

    @Test
    void noneStandsForMoreThan25Lambdas() {
        assertThat(made).hasSizeGreaterThan(100).allSatisfy(type -> assertThat(choices(type))
                .allSatisfy(choice -> assertThat(choice.labels).hasSizeLessThanOrEqualTo(25)));
    }

    private static Stream<TableSwitchInsnNode> choices(ClassNode type) {
        return type.methods.stream()
                .flatMap(method -> Arrays.stream(method.instructions.toArray()))
                .filter(TableSwitchInsnNode.class::isInstance)
                .map(TableSwitchInsnNode.class::cast);
    }

    private static Stream<MethodInsnNode> calls(ClassNode caller) {
        return caller.methods.stream()
                .flatMap(method -> Arrays.stream(method.instructions.toArray()))
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast)
                .filter(call -> !call.owner.equals(caller.name) && !call.owner.startsWith("["));
    }

    private boolean mayCall(ClassNode caller, MethodInsnNode call) {
        Optional<ClassNode> owner = read(call.owner).filter(type -> isOpen(type.access, type, caller));
        Optional<ClassNode> declaring = owner.flatMap(type -> declaring(type, call));
        return declaring
                .flatMap(type -> method(type, call))
                .filter(method -> (method.access & Opcodes.ACC_PRIVATE) == 0)
                .filter(method -> isOpen(method.access, declaring.get(), caller))
                .isPresent();
    }

    private static boolean isOpen(int access, ClassNode of, ClassNode to) {
        return (access & Opcodes.ACC_PUBLIC) != 0 || packageOf(of).equals(packageOf(to));
    }

    private static String packageOf(ClassNode type) {
        return type.name.substring(0, type.name.lastIndexOf('/'));
    }

    /** The class itself, or the nearest of those above it. */
    private Optional<ClassNode> declaring(ClassNode type, MethodInsnNode call) {
        if (method(type, call).isPresent()) {
            return Optional.of(type);
        }
        return Stream.concat(Stream.ofNullable(type.superName), type.interfaces.stream())
                .map(this::read)
                .flatMap(Optional::stream)
                .map(above -> declaring(above, call))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<MethodNode> method(ClassNode type, MethodInsnNode call) {
        return type.methods.stream()
                .filter(method -> method.name.equals(call.name) && method.desc.equals(call.desc))
                .findFirst();
    }

    /** From the jar, or else from the JDK. */
    private Optional<ClassNode> read(String name) {
        if (!classes.containsKey(name)) {
            try (InputStream file = classFile(name + ".class")) {
                classes.put(name, Optional.ofNullable(file).map(PackagedLambdasIT::parsed));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return classes.get(name);
    }

    private InputStream classFile(String name) throws IOException {
        return jar.getEntry(name) == null
                ? ClassLoader.getPlatformClassLoader().getResourceAsStream(name)
                : jar.getInputStream(jar.getEntry(name));
    }

    private static ClassNode parsed(InputStream file) {
        ClassNode type = new ClassNode();
        try {
            new ClassReader(file).accept(type, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return type;
    }

    private static JarFile open() {
        try {
            return new JarFile(PackagedJar.path().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
