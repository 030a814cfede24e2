package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** A way in which a class file can be something else than it was. */
interface BrokenClass {

    void write(Path file) throws IOException;

    static BrokenClass missing() {
        return Files::delete;
    }

    static BrokenClass garbage() {
        return file -> Files.writeString(file, "garbage");
    }

    /** Initialising the class throws. */
    static BrokenClass throwing(Class<? extends Throwable> type) {
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
    static BrokenClass hanging() {
        return initialised(method -> {
            method.visitLdcInsn(Long.MAX_VALUE);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "sleep", "(J)V", false);
            method.visitInsn(Opcodes.RETURN);
        });
    }

    /** The class reaches for a field that is not there, as if the library had changed. */
    static BrokenClass reachingForGone(String field) {
        return changed(type -> type.methods.stream()
                .flatMap(method -> Arrays.stream(method.instructions.toArray()))
                .filter(FieldInsnNode.class::isInstance)
                .map(FieldInsnNode.class::cast)
                .filter(access -> access.name.equals(field))
                .forEach(access -> access.name = "gone"));
    }

    private static BrokenClass initialised(Consumer<MethodNode> code) {
        return changed(type -> {
            type.methods.removeIf(method -> method.name.equals("<clinit>"));
            MethodNode initialiser = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
            code.accept(initialiser);
            type.methods.add(initialiser);
        });
    }

    private static BrokenClass changed(Consumer<ClassNode> change) {
        return file -> {
            ClassNode type = new ClassNode();
            new ClassReader(Files.readAllBytes(file)).accept(type, 0);
            change.accept(type);
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            type.accept(writer);
            Files.write(file, writer.toByteArray());
        };
    }
}
