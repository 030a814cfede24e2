package software.amazon.apigatewayv2.integrationresponse.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the package's classes say of methods, as far as it decides how a lambda may reach one. */
final class PackagedMethods {

    private final Set<String> privates = new HashSet<>();
    private final Set<String> enclosing = new HashSet<>();

    private PackagedMethods() {}

    static PackagedMethods in(List<Path> classFiles) throws IOException {
        PackagedMethods found = new PackagedMethods();
        for (Path file : classFiles) {
            new ClassReader(Files.readAllBytes(file)).accept(found.collector(), ClassReader.SKIP_CODE);
        }
        return found;
    }

    /** A class beside the one that declares it cannot call it. */
    boolean isPrivate(Handle method) {
        return privates.contains(key(method));
    }

    /** A class that is written in it names it, and is to find it unchanged ({@code Class.getEnclosingMethod}). */
    boolean isEnclosing(Handle method) {
        return enclosing.contains(key(method));
    }

    private static String key(Handle method) {
        return key(method.getOwner(), method.getName(), method.getDesc());
    }

    private static String key(String owner, String name, String descriptor) {
        return owner + "." + name + descriptor;
    }

    private ClassVisitor collector() {
        return new ClassVisitor(Opcodes.ASM9) {
            private String owner;

            @Override
            public void visit(
                    int version, int access, String name, String signature, String superclass, String[] interfaces) {
                owner = name;
            }

            @Override
            public void visitOuterClass(String outer, String name, String descriptor) {
                enclosing.add(key(outer, name, descriptor));
            }

            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                if ((access & Opcodes.ACC_PRIVATE) != 0) {
                    privates.add(key(owner, name, descriptor));
                }
                return null;
            }
        };
    }
}
