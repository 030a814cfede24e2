package software.amazon.apigatewayv2.integrationresponse.build;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * A lambda expression or method reference, as {@code java.lang.invoke.LambdaMetafactory} is told of it.
 *
 * @param functionalInterface internal name of the interface
 * @param method its method
 * @param erased the method's type in the interface
 * @param body what the method calls
 * @param captured the types of the values that the body gets first
 * @param actual the method's type with the type arguments of this lambda; the body's other parameters follow it
 */
record Lambda(String functionalInterface, String method, Type erased, Handle body, List<Type> captured, Type actual) {

    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

    static boolean isMadeBy(InvokeDynamicInsnNode site) {
        return site.bsm.getOwner().equals(METAFACTORY);
    }

    /**
     * The lambda that an instruction makes.
     *
     * @return empty for what is more than one method of one interface (serializable lambdas, intersections), and for
     *     conversions that {@link Conversion} does not know
     */
    static Optional<Lambda> in(InvokeDynamicInsnNode site) {
        if (!isMadeBy(site) || !site.bsm.getName().equals("metafactory")) {
            return Optional.empty();
        }
        return Optional.of(new Lambda(
                        Type.getReturnType(site.desc).getInternalName(),
                        site.name,
                        (Type) site.bsmArgs[0],
                        (Handle) site.bsmArgs[1],
                        List.of(Type.getArgumentTypes(site.desc)),
                        (Type) site.bsmArgs[2]))
                .filter(lambda -> lambda.parameterConversions().stream().allMatch(Optional::isPresent))
                .filter(lambda -> lambda.resultConversion().isPresent());
    }

    Lambda withBody(Handle other) {
        return new Lambda(functionalInterface, method, erased, other, captured, actual);
    }

    /** All that the body takes: the receiver, if it has one, and its parameters. */
    static List<Type> taken(Handle body) {
        boolean receives = body.getTag() != Opcodes.H_INVOKESTATIC && body.getTag() != Opcodes.H_NEWINVOKESPECIAL;
        Stream<Type> receiver = receives ? Stream.of(Type.getObjectType(body.getOwner())) : Stream.empty();
        return Stream.concat(receiver, Stream.of(Type.getArgumentTypes(body.getDesc())))
                .toList();
    }

    /** What the body gives back; a constructor gives an object. */
    static Type given(Handle body) {
        return body.getTag() == Opcodes.H_NEWINVOKESPECIAL
                ? Type.getObjectType(body.getOwner())
                : Type.getReturnType(body.getDesc());
    }

    /** From each captured value and each parameter of the interface's method to what the body takes. */
    List<Optional<Conversion>> parameterConversions() {
        List<Type> taken = taken(body);
        List<Type> declared = List.of(erased.getArgumentTypes());
        List<Type> known = List.of(actual.getArgumentTypes());
        if (taken.size() != captured.size() + declared.size()) {
            return List.of(Optional.empty());
        }
        return IntStream.range(0, taken.size())
                .mapToObj(index -> index < captured.size()
                        ? Conversion.of(FunctionClass.held(captured.get(index)), captured.get(index), taken.get(index))
                        : Conversion.of(
                                declared.get(index - captured.size()),
                                known.get(index - captured.size()),
                                taken.get(index)))
                .toList();
    }

    /** From what the body gives to what the interface's method gives back. */
    Optional<Conversion> resultConversion() {
        return Conversion.of(given(body), given(body), erased.getReturnType());
    }
}
