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
 * The main class of the function's JVM, whose class path has only the function's jar and this package's host classes.
 * It reads a method name and an event, writes an outcome and a response, and ends with its input.
 */
final class FunctionHost {
    // Outcomes of an invocation: the bytes that follow are the response, or say what the function threw.
    static final int RESPONDED = 0;
    static final int THREW = 1;

    private FunctionHost() {}

    /** Hosts the function whose handler class is the only argument. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        DataOutputStream responses =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // Output of the function must not mix with the responses.
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
            invoke(function, method, requests.readNBytes(requests.readInt()), responses);
        }
    }

    private static void invoke(Object function, String method, byte[] event, DataOutputStream responses)
            throws IOException, ReflectiveOperationException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        try {
            function.getClass()
                    .getMethod(method, InputStream.class, OutputStream.class, Context.class)
                    .invoke(function, new ByteArrayInputStream(event), response, new HostContext());
            send(responses, RESPONDED, response.toByteArray());
        } catch (InvocationTargetException e) {
            send(responses, THREW, e.getCause().toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void send(DataOutputStream responses, int outcome, byte[] bytes) throws IOException {
        responses.writeByte(outcome);
        responses.writeInt(bytes.length);
        responses.write(bytes);
        responses.flush();
    }
}
