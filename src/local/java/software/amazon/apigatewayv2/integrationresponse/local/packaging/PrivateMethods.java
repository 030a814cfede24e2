package software.amazon.apigatewayv2.integrationresponse.local.packaging;

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

/** The private methods of many classes: what a class beside the one that declares them cannot call. */
final class PrivateMethods {

    private final Set<String> methods = new HashSet<>();

    private PrivateMethods() {}

    static PrivateMethods in(List<Path> classFiles) throws IOException {
        PrivateMethods found = new PrivateMethods();
        for (Path file : classFiles) {
            new ClassReader(Files.readAllBytes(file)).accept(found.collector(), ClassReader.SKIP_CODE);
        }
        return found;
    }

    boolean contains(Handle method) {
        return methods.contains(key(method.getOwner(), method.getName(), method.getDesc()));
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
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                if ((access & Opcodes.ACC_PRIVATE) != 0) {
                    methods.add(key(owner, name, descriptor));
                }
                return null;
            }
        };
    }
}
