package software.amazon.apigatewayv2.integrationresponse.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** How a value of one type becomes one of another: not at all, by casts, boxed, unboxed, or left where it is. */
final class Conversion {

    private static final Type OBJECT = Type.getType(Object.class);
    private static final Map<Type, Class<?>> BOXES = Map.of(
            Type.BOOLEAN_TYPE, Boolean.class,
            Type.BYTE_TYPE, Byte.class,
            Type.CHAR_TYPE, Character.class,
            Type.SHORT_TYPE, Short.class,
            Type.INT_TYPE, Integer.class,
            Type.LONG_TYPE, Long.class,
            Type.FLOAT_TYPE, Float.class,
            Type.DOUBLE_TYPE, Double.class);

    private final List<Consumer<MethodVisitor>> steps;

    private Conversion(List<Consumer<MethodVisitor>> steps) {
        this.steps = steps;
    }

    /**
     * What {@code LambdaMetafactory} documents for a parameter or a result.
     *
     * @param from the type that the verifier knows of the value
     * @param actual the type that the value has
     * @param to the type that is wanted; {@code void} wants none
     * @return empty if it takes more than a cast, a box, or the opening of one: a widened primitive, say
     */
    static Optional<Conversion> of(Type from, Type actual, Type to) {
        if (to.equals(Type.VOID_TYPE) || (isPrimitive(from) && from.equals(to))) {
            return Optional.of(new Conversion(List.of()));
        }
        if (from.equals(Type.VOID_TYPE) || (isPrimitive(from) && isPrimitive(to))) {
            return Optional.empty();
        }
        if (isPrimitive(from)) {
            return to.equals(OBJECT) || to.equals(box(from))
                    ? Optional.of(new Conversion(List.of(code -> boxed(code, from))))
                    : Optional.empty();
        }
        if (isPrimitive(to)) {
            return actual.equals(box(to))
                    ? Optional.of(new Conversion(List.of(code -> unboxed(code, to))))
                    : Optional.empty();
        }
        return Optional.of(new Conversion(casts(from, actual, to)));
    }

    void writeTo(MethodVisitor code) {
        steps.forEach(step -> step.accept(code));
    }

    static boolean isPrimitive(Type type) {
        return BOXES.containsKey(type);
    }

    private static Type box(Type primitive) {
        return Type.getType(BOXES.get(primitive));
    }

    private static List<Consumer<MethodVisitor>> casts(Type from, Type actual, Type to) {
        List<Consumer<MethodVisitor>> casts = new ArrayList<>();
        Type known = from;
        for (Type next : List.of(actual, to)) {
            if (!next.equals(known) && !next.equals(OBJECT)) {
                casts.add(code -> code.visitTypeInsn(Opcodes.CHECKCAST, next.getInternalName()));
                known = next;
            }
        }
        return casts;
    }

    private static void boxed(MethodVisitor code, Type primitive) {
        Type box = box(primitive);
        String descriptor = Type.getMethodDescriptor(box, primitive);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, box.getInternalName(), "valueOf", descriptor, false);
    }

    private static void unboxed(MethodVisitor code, Type primitive) {
        String box = box(primitive).getInternalName();
        String method = primitive.getClassName() + "Value";
        code.visitTypeInsn(Opcodes.CHECKCAST, box);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, method, Type.getMethodDescriptor(primitive), false);
    }
}
