package software.amazon.apigatewayv2.integrationresponse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;

/** The function as {@code ./local --debug} runs it, with a debugger that attaches. */
class DebuggedFunctionTest {

    @AfterEach
    void debugNoMore() {
        System.clearProperty(PackagedFunction.DEBUG_PORT);
    }

    @Test
    void waitsForADebuggerAndShowsItLocalVariables()
            throws IOException, IllegalConnectorArgumentsException, AbsentInformationException {
        String port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = String.valueOf(free.getLocalPort());
        }
        System.setProperty(PackagedFunction.DEBUG_PORT, port);
        try (LocalApiGateway service = LocalApiGateway.start();
                PackagedFunction function =
                        PackagedFunction.start(Path.of("no.jar"), PackagedFunction.environment(service.endpoint()))) {
            VirtualMachine debugged = attach(port);
            assertThat(debugged.classesByName(DebuggedEntry.class.getName())).isEmpty();
            debugged.resume();

            String response = function.invoke(
                    Entrypoint.TEST,
                    """
                    {"action": "READ", "credentials": {"accessKeyId": "-", "secretAccessKey": "-", "sessionToken": "-"},
                     "request": {"desiredResourceState":
                       {"ApiId": "none", "IntegrationId": "none", "IntegrationResponseId": "none"}}}
                    """);

            assertThat(response).contains("\"errorCode\":\"NotFound\"");
            ReferenceType handler = debugged.classesByName(
                            "software.amazon.apigatewayv2.integrationresponse.ReadHandler")
                    .get(0);
            assertThat(handler.methodsByName("handleInvocation").get(0).variables())
                    .extracting(variable -> variable.name())
                    .contains("invocation");
        }
    }

    /** The JVM begins to listen a moment after it was started. */
    private static VirtualMachine attach(String port) throws IOException, IllegalConnectorArgumentsException {
        AttachingConnector sockets = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(connector -> connector.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = sockets.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(port);
        while (true) {
            try {
                return sockets.attach(arguments);
            } catch (ConnectException notYet) {
                Thread.onSpinWait();
            }
        }
    }
}
