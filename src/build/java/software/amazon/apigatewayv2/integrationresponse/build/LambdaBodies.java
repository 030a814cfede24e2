package software.amazon.apigatewayv2.integrationresponse.build;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What the lambdas of one class call, opened to the class's package. The JDK's own classes for lambdas may call what is
 * private; ordinary ones may not.
 */
final class LambdaBodies {

    private final ClassNode type;
    private final PackagedMethods methods;
    private final Set<Handle> ofLambdasLeft = new HashSet<>();
    private final Map<Handle, Handle> opened = new HashMap<>();

    LambdaBodies(ClassNode type, PackagedMethods methods) {
        this.type = type;
        this.methods = methods;
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof InvokeDynamicInsnNode site
                        && Lambda.in(site).isEmpty()) {
                    leave(site);
                }
            }
        }
    }

    private void leave(InvokeDynamicInsnNode site) {
        for (Object argument : site.bsmArgs) {
            if (argument instanceof Handle body) {
                ofLambdasLeft.add(body);
            }
        }
    }

    /** As the beginning of an internal name: with a slash at the end, unless it is the default package. */
    String packagePrefix() {
        return type.name.substring(0, type.name.lastIndexOf('/') + 1);
    }

    /** What does the same as {@code body} and can be called from the package. */
    Handle open(Handle body) {
        return methods.isPrivate(body) ? opened.computeIfAbsent(body, this::made) : body;
    }

    /** What somebody else names, a lambda that is left as it is or a class that is written in it, stays as it is. */
    private Handle made(Handle body) {
        boolean named = methods.isEnclosing(body) || ofLambdasLeft.contains(body);
        return (named ? Optional.<MethodNode>empty() : lambdaMethod(body))
                .map(this::openedMethod)
                .orElseGet(() -> accessor(body));
    }

    /** The method that the compiler made of a lambda expression's body; nothing else calls it. */
    private Optional<MethodNode> lambdaMethod(Handle body) {
        return type.methods.stream()
                .filter(method -> body.getOwner().equals(type.name)
                        && method.name.equals(body.getName())
                        && method.desc.equals(body.getDesc())
                        && method.name.startsWith("lambda$")
                        && (method.access & Opcodes.ACC_SYNTHETIC) != 0)
                .findAny();
    }

    /** Static, with the receiver as the first parameter: an instance method might be overridden once it is not private. */
    private Handle openedMethod(MethodNode method) {
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            method.desc = "(" + Type.getObjectType(type.name).getDescriptor() + method.desc.substring(1);
            method.signature = null;
            method.parameters = null;
            method.visibleParameterAnnotations = null;
            method.invisibleParameterAnnotations = null;
        }
        method.access = method.access & ~Opcodes.ACC_PRIVATE | visibility();
        return handle(method);
    }

    /** A method that calls a private one in this class's name. */
    private Handle accessor(Handle body) {
        List<Type> parameters = Lambda.taken(body);
        Type result = Lambda.given(body);
        MethodNode accessor = new MethodNode(
                Opcodes.ACC_SYNTHETIC | visibility(),
                "lambda$access$" + opened.size(),
                Type.getMethodDescriptor(result, parameters.toArray(Type[]::new)),
                null,
                null);
        BodyCall.write(accessor, body, () -> {
            int slot = 0;
            for (Type parameter : parameters) {
                accessor.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
                slot += parameter.getSize();
            }
        });
        accessor.visitInsn(result.getOpcode(Opcodes.IRETURN));
        int size = parameters.stream().mapToInt(Type::getSize).sum();
        accessor.visitMaxs(size + 2, size);
        type.methods.add(accessor);
        return handle(accessor);
    }

    /** An interface's methods are public or private. */
    private int visibility() {
        return Opcodes.ACC_STATIC | (isInterface() ? Opcodes.ACC_PUBLIC : 0);
    }

    private Handle handle(MethodNode method) {
        return new Handle(Opcodes.H_INVOKESTATIC, type.name, method.name, method.desc, isInterface());
    }

    private boolean isInterface() {
        return (type.access & Opcodes.ACC_INTERFACE) != 0;
    }
}
