"""One function, run as Lambda runs it: its jar unzipped, Lambda's JVM flags, Lambda's runtime client and emulator."""

import contextlib
import http.client
import json
import os
import tempfile

from .processes import Background, free_port
from .toolbox import LAMBDA_JVM, RUNTIME_CLIENT, entry_class

REGION = "us-east-1"
# Any credentials do on loopback; none of them opens anything.
LOCAL_CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "AWS_SESSION_TOKEN": "local", "AWS_REGION": REGION, "AWS_DEFAULT_REGION": REGION,
}


def client_environment(endpoint):
    return {**LOCAL_CREDENTIALS, "AWS_ENDPOINT_URL_APIGATEWAYV2": endpoint}


def function_environment(api_gateway, other_services):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "JAVA_HOME") if name in os.environ}
    return {
        **kept, **client_environment(api_gateway), "AWS_LAMBDA_FUNCTION_NAME": "function",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
        "AWS_ENDPOINT_URL": other_services,
    }


def java_command(toolbox, private_folder):
    """Takes the code from the working directory. The RPDK empties java.io.tmpdir, so it has a folder of its own."""
    folder = f"-Djava.io.tmpdir={private_folder}"
    return ["java", *LAMBDA_JVM, folder, "-cp", f"{toolbox.runtime_jars}/*", RUNTIME_CLIENT]


@contextlib.contextmanager
def emulator(toolbox, code, environment, *, log, entry="handleRequest"):
    """A process with the `endpoint` of the emulator and `invoke(event)`; the JVM starts at the first one."""
    port, handler = free_port(), f"{entry_class()}::{entry}"
    addresses = ("--runtime-interface-emulator-address", f"127.0.0.1:{port}")
    addresses += ("--runtime-api-address", f"127.0.0.1:{free_port()}")
    with tempfile.TemporaryDirectory(prefix="function-") as private:
        command = [toolbox.emulator, *addresses, *java_command(toolbox, private), handler]
        with Background(command, log=log, cwd=code, env={**environment, "_HANDLER": handler}) as process:
            process.wait_for_port(port)
            process.endpoint = f"http://127.0.0.1:{port}"
            process.invoke = lambda event: _invoke(port, event)
            yield process


def _invoke(port, event):
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
        connection.request("POST", "/2015-03-31/functions/function/invocations", json.dumps(event))
        return json.loads(connection.getresponse().read())
