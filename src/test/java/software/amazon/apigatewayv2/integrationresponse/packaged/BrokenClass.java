package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Ways in which a class file can be something else than it was. */
final class BrokenClass {

    private BrokenClass() {}

    static Optional<byte[]> missing(byte[] original) {
        return Optional.empty();
    }

    static Optional<byte[]> garbage(byte[] original) {
        return Optional.of("garbage".getBytes(StandardCharsets.US_ASCII));
    }

    /** Initialising the class throws. */
    static Function<byte[], Optional<byte[]>> throwing(Class<? extends Throwable> type) {
        String name = Type.getInternalName(type);
        return initialised(method -> {
            method.visitTypeInsn(Opcodes.NEW, name);
            method.visitInsn(Opcodes.DUP);
            method.visitLdcInsn("SECRET");
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "(Ljava/lang/String;)V", false);
            method.visitInsn(Opcodes.ATHROW);
        });
    }

    /** Initialising the class never ends. */
    static Optional<byte[]> hanging(byte[] original) {
        String latch = Type.getInternalName(CountDownLatch.class);
        return initialised(method -> {
                    method.visitTypeInsn(Opcodes.NEW, latch);
                    method.visitInsn(Opcodes.DUP);
                    method.visitInsn(Opcodes.ICONST_1);
                    method.visitMethodInsn(Opcodes.INVOKESPECIAL, latch, "<init>", "(I)V", false);
                    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, latch, "await", "()V", false);
                    method.visitInsn(Opcodes.RETURN);
                })
                .apply(original);
    }

    /** The class reaches for a field that is not there, as if the library had changed. */
    static Function<byte[], Optional<byte[]>> reachingForGone(String field) {
        return changed(type -> type.methods.stream()
                .flatMap(method -> Arrays.stream(method.instructions.toArray()))
                .filter(FieldInsnNode.class::isInstance)
                .map(FieldInsnNode.class::cast)
                .filter(access -> access.name.equals(field))
                .forEach(access -> access.name = "gone"));
    }

    private static Function<byte[], Optional<byte[]>> initialised(Consumer<MethodNode> code) {
        return changed(type -> {
            type.methods.removeIf(method -> method.name.equals("<clinit>"));
            MethodNode initialiser = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
            code.accept(initialiser);
            type.methods.add(initialiser);
        });
    }

    private static Function<byte[], Optional<byte[]>> changed(Consumer<ClassNode> change) {
        return original -> {
            ClassNode type = new ClassNode();
            new ClassReader(original).accept(type, 0);
            change.accept(type);
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            type.accept(writer);
            return Optional.of(writer.toByteArray());
        };
    }
}
