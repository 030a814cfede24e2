package software.amazon.apigatewayv2.integrationresponse.build;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * An ordinary class that stands for lambdas of one shape in a package. An object of it holds a lambda's number and what
 * the lambda captured; the interface's method chooses the body by the number.
 */
final class FunctionClass {

    /** A name that no interface has a method of. */
    static final String FACTORY = "lambda$of";

    /**
     * Few, so that a start reads hardly a lambda that it does not use; and far from the 8,000 bytes from which on the JVM
     * compiles no method any more (HugeMethodLimit), for a lambda takes some 20 of them.
     */
    private static final int MOST_LAMBDAS = 25;

    private static final Type OBJECT = Type.getType(Object.class);
    private static final String NUMBER = "lambda";
    private static final String INT = Type.INT_TYPE.getDescriptor();

    /** What lambdas of one class have in common; captured objects are all held as {@code Object}. */
    record Shape(String packagePrefix, String functionalInterface, String method, Type erased, List<Type> held) {

        static Shape of(String packagePrefix, Lambda lambda) {
            List<Type> held =
                    lambda.captured().stream().map(FunctionClass::held).toList();
            return new Shape(packagePrefix, lambda.functionalInterface(), lambda.method(), lambda.erased(), held);
        }

        /** Takes the captured values, then the number. */
        String factoryDescriptor() {
            return Type.getMethodDescriptor(Type.getObjectType(functionalInterface), heldAndNumber());
        }

        private String constructorDescriptor() {
            return Type.getMethodDescriptor(Type.VOID_TYPE, heldAndNumber());
        }

        private Type[] heldAndNumber() {
            return Stream.concat(held.stream(), Stream.of(Type.INT_TYPE)).toArray(Type[]::new);
        }
    }

    private final String name;
    private final Shape shape;
    private final List<Lambda> lambdas = new ArrayList<>();

    FunctionClass(String name, Shape shape) {
        this.name = name;
        this.shape = shape;
    }

    /** The type of the field for a captured value. */
    static Type held(Type captured) {
        return Conversion.isPrimitive(captured) ? captured : OBJECT;
    }

    /** The class's internal name. */
    String name() {
        return name;
    }

    boolean isFull() {
        return lambdas.size() == MOST_LAMBDAS;
    }

    /** Takes one more lambda in; gives its number. */
    int add(Lambda lambda) {
        lambdas.add(lambda);
        return lambdas.size() - 1;
    }

    byte[] toBytes() {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        String[] interfaces = {shape.functionalInterface()};
        type.visit(Opcodes.V17, access, name, null, OBJECT.getInternalName(), interfaces);
        writeFields(type);
        writeConstructor(type);
        writeFactory(type);
        writeMethod(type);
        type.visitEnd();
        return type.toByteArray();
    }

    private void writeFields(ClassWriter type) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
        for (int index = 0; index < shape.held().size(); index++) {
            type.visitField(access, field(index), shape.held().get(index).getDescriptor(), null, null);
        }
        type.visitField(access, NUMBER, INT, null, null);
    }

    private static String field(int index) {
        return "captured" + index;
    }

    private void writeConstructor(ClassWriter type) {
        MethodVisitor code = type.visitMethod(Opcodes.ACC_PRIVATE, "<init>", shape.constructorDescriptor(), null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT.getInternalName(), "<init>", "()V", false);
        int slot = 1;
        for (int index = 0; index < shape.held().size(); index++) {
            Type held = shape.held().get(index);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(held.getOpcode(Opcodes.ILOAD), slot);
            code.visitFieldInsn(Opcodes.PUTFIELD, name, field(index), held.getDescriptor());
            slot += held.getSize();
        }
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ILOAD, slot);
        code.visitFieldInsn(Opcodes.PUTFIELD, name, NUMBER, INT);
        finish(code, Type.VOID_TYPE);
    }

    private void writeFactory(ClassWriter type) {
        MethodVisitor code = type.visitMethod(Opcodes.ACC_STATIC, FACTORY, shape.factoryDescriptor(), null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        int slot = 0;
        for (Type taken : shape.heldAndNumber()) {
            code.visitVarInsn(taken.getOpcode(Opcodes.ILOAD), slot);
            slot += taken.getSize();
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", shape.constructorDescriptor(), false);
        finish(code, OBJECT);
    }

    private void writeMethod(ClassWriter type) {
        String descriptor = shape.erased().getDescriptor();
        MethodVisitor code = type.visitMethod(Opcodes.ACC_PUBLIC, shape.method(), descriptor, null, null);
        code.visitCode();
        if (lambdas.size() == 1) {
            writeCase(code, lambdas.get(0));
        } else {
            writeChoice(code);
        }
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private void writeChoice(MethodVisitor code) {
        Label[] cases = Stream.generate(Label::new).limit(lambdas.size()).toArray(Label[]::new);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, NUMBER, INT);
        code.visitTableSwitchInsn(0, cases.length - 1, cases[cases.length - 1], cases);
        for (int number = 0; number < cases.length; number++) {
            code.visitLabel(cases[number]);
            code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            writeCase(code, lambdas.get(number));
        }
    }

    private void writeCase(MethodVisitor code, Lambda lambda) {
        BodyCall.write(code, lambda.body(), () -> writeArguments(code, lambda));
        lambda.resultConversion().orElseThrow().writeTo(code);
        code.visitInsn(shape.erased().getReturnType().getOpcode(Opcodes.IRETURN));
    }

    private void writeArguments(MethodVisitor code, Lambda lambda) {
        List<Conversion> conversions = lambda.parameterConversions().stream()
                .map(conversion -> conversion.orElseThrow())
                .toList();
        int index = 0;
        for (Type held : shape.held()) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, name, field(index), held.getDescriptor());
            conversions.get(index++).writeTo(code);
        }
        int slot = 1;
        for (Type parameter : shape.erased().getArgumentTypes()) {
            code.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
            slot += parameter.getSize();
            conversions.get(index++).writeTo(code);
        }
    }

    private static void finish(MethodVisitor code, Type result) {
        code.visitInsn(result.getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
