"""One function, run as Lambda runs it: its jar unzipped, Lambda's JVM flags, Lambda's runtime client and emulator."""

import http.client
import json
import os
import tempfile

from .processes import Background, descendants, free_port
from .toolbox import LAMBDA_JVM, RUNTIME_CLIENT, entry_class

REGION = "us-east-1"
# Any credentials do on loopback; none of them opens anything.
LOCAL_CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "AWS_SESSION_TOKEN": "local",
}


def function_environment(api_gateway, other_services, **more):
    """The environment of a function whose AWS services are those on this machine."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "JAVA_HOME") if name in os.environ}
    return {
        **kept,
        **LOCAL_CREDENTIALS,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_LAMBDA_FUNCTION_NAME": "function",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
        "AWS_ENDPOINT_URL_APIGATEWAYV2": api_gateway,
        "AWS_ENDPOINT_URL": other_services,
        **more,
    }


def java_command(toolbox, private_folder, jvm=()):
    """The JVM as Lambda starts it; the code is in the working directory, like /var/task.

    The RPDK empties java.io.tmpdir at every request, so it gets one of its own.
    """
    return [
        "java",
        *LAMBDA_JVM,
        f"-Djava.io.tmpdir={private_folder}",
        *jvm,
        "-cp",
        f"{toolbox.runtime_jars}/*",
        RUNTIME_CLIENT,
    ]


class Emulator:
    """The function behind POST /2015-03-31/functions/function/invocations; the JVM starts at the first one."""

    def __init__(self, toolbox, code, environment, *, log, entry="handleRequest", handler=None, jvm=()):
        self.port = free_port()
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self._private = tempfile.TemporaryDirectory(prefix="function-")
        handler = handler or f"{entry_class()}::{entry}"
        command = [
            toolbox.emulator,
            "--runtime-interface-emulator-address",
            f"127.0.0.1:{self.port}",
            "--runtime-api-address",
            f"127.0.0.1:{free_port()}",
            *java_command(toolbox, self._private.name, jvm),
            handler,
        ]
        self.process = Background(command, log=log, cwd=code, env={**environment, "_HANDLER": handler})

    def __enter__(self):
        self.process.__enter__()
        try:
            self.process.wait_for_port(self.port)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.process.stop()
        self._private.cleanup()

    def invoke(self, event):
        """Send an event; return the function's answer."""
        return json.loads(self.invoke_raw(json.dumps(event).encode()))

    def invoke_raw(self, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request("POST", "/2015-03-31/functions/function/invocations", body)
            return connection.getresponse().read()
        finally:
            connection.close()

    def jvm_pid(self):
        """The process that holds the function; there is one from the first invocation on."""
        (jvm,) = (process for process in descendants(self.process.pid) if process.command == "java")
        return jvm.pid
