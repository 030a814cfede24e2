package software.amazon.apigatewayv2.integrationresponse.build;

import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The instructions that call a lambda's body. */
final class BodyCall {

    private static final Map<Integer, Integer> INSTRUCTIONS = Map.of(
            Opcodes.H_INVOKESTATIC, Opcodes.INVOKESTATIC,
            Opcodes.H_INVOKEVIRTUAL, Opcodes.INVOKEVIRTUAL,
            Opcodes.H_INVOKEINTERFACE, Opcodes.INVOKEINTERFACE,
            Opcodes.H_INVOKESPECIAL, Opcodes.INVOKESPECIAL,
            Opcodes.H_NEWINVOKESPECIAL, Opcodes.INVOKESPECIAL);

    private BodyCall() {}

    /** Writes the call; {@code arguments} writes what it takes, and what it gives is on the stack afterwards. */
    static void write(MethodVisitor code, Handle body, Runnable arguments) {
        if (body.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            code.visitTypeInsn(Opcodes.NEW, body.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        arguments.run();
        code.visitMethodInsn(
                INSTRUCTIONS.get(body.getTag()), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
    }
}
