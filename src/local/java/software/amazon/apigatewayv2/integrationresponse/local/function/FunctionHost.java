package software.amazon.apigatewayv2.integrationresponse.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;

/**
 * The main class of the function's JVM. It has nothing but the function's jar and this package's host classes on its
 * class path. Over standard input it gets a method name and an event, over standard output it gives the outcome and the
 * answer; it ends with its input.
 */
final class FunctionHost {
    /** Outcome of an invocation: the bytes that follow are the answer. */
    static final int ANSWERED = 0;

    /** Outcome of an invocation: the bytes that follow say what the function threw. */
    static final int THREW = 1;

    private FunctionHost() {}

    /** Hosts the function whose handler class is the only argument. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        DataOutputStream answers =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // What the function prints must not get between the answers.
        System.setOut(System.err);
        Object function = Class.forName(
                        arguments[0], true, Thread.currentThread().getContextClassLoader())
                .getDeclaredConstructor()
                .newInstance();
        DataInputStream requests = new DataInputStream(System.in);
        while (true) {
            String method;
            try {
                method = requests.readUTF();
            } catch (EOFException e) {
                return;
            }
            invoke(function, method, requests.readNBytes(requests.readInt()), answers);
        }
    }

    private static void invoke(Object function, String method, byte[] event, DataOutputStream answers)
            throws IOException, ReflectiveOperationException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            function.getClass()
                    .getMethod(method, InputStream.class, OutputStream.class, Context.class)
                    .invoke(function, new ByteArrayInputStream(event), answer, new HostContext());
            send(answers, ANSWERED, answer.toByteArray());
        } catch (InvocationTargetException e) {
            send(answers, THREW, e.getCause().toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void send(DataOutputStream answers, int outcome, byte[] bytes) throws IOException {
        answers.writeByte(outcome);
        answers.writeInt(bytes.length);
        answers.write(bytes);
        answers.flush();
    }
}
