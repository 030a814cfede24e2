"""A function in a process of its own, behind a stand-in for Lambda's Runtime API.

AWS's emulator starts a process at the first invocation. This stand-in knows when the function asks for its first event,
which ends the init phase, and can hold the event back until then. Its calls are those of the Lambda developer guide,
"Using the Lambda runtime API".
"""

import json
import queue
import tempfile
import threading
import time
import uuid
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from realtools.emulator import function_environment, java_command
from realtools.processes import Background, Failure

MAX_SECONDS = 60


@dataclass(frozen=True)
class Response:
    """What a function returned, when it was given the event, and when its response was there."""

    content: dict
    given: float
    received: float

    @property
    def milliseconds(self):
        return (self.received - self.given) * 1000


class Function:
    """Started when the `with` block begins; `cpu` (LambdaCpu) gives it the processor time that Lambda gives."""

    def __init__(self, toolbox, subject, log, api_gateway, cloud_watch, cpu=None):
        self._cpu = cpu
        self._asked = threading.Event()
        self._events, self._responses = queue.SimpleQueue(), queue.SimpleQueue()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self._next_event, self._responses.put))
        self._server.daemon_threads = True
        self._private = tempfile.TemporaryDirectory(prefix="function-")
        environment = {
            **function_environment(api_gateway, cloud_watch),
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self._server.server_port}",
            "_HANDLER": subject.handler,
        }
        command = [*java_command(toolbox, self._private.name), subject.handler]
        command = cpu.command(command) if cpu else command
        self._process = Background(command, log=log, cwd=subject.code, env=environment)

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.started = time.perf_counter()
        self._process.__enter__()
        return self

    def __exit__(self, *_):
        self._process.stop()
        self._events.put(None)
        self._server.shutdown()
        self._server.server_close()
        self._private.cleanup()

    @property
    def pid(self):
        return self._process.pid

    def wait_until_asked(self):
        """Wait until the function asks for its first event: its init phase is over."""
        self._wait(lambda: self._asked.wait(timeout=0.5), "did not ask for an event")

    def invoke(self, event):
        """Give the function an event as soon as it asks for one; return its Response."""
        self._events.put(json.dumps(event).encode())
        response = self._wait(self._received, "did not respond")
        if response.content.get("status") != "SUCCESS":
            raise Failure(f"The function responded {response.content}\n{self._process.output()[-4000:]}")
        return response

    def _received(self):
        try:
            return self._responses.get(timeout=0.5)
        except queue.Empty:
            return None

    def _wait(self, ready, what):
        end = time.monotonic() + MAX_SECONDS
        while not (found := ready()):
            self._process.require_running()
            if time.monotonic() > end:
                raise Failure(f"The function {what} in {MAX_SECONDS} s.\n{self._process.output()[-4000:]}")
        return found

    def _next_event(self):
        if self._cpu and not self._asked.is_set():
            self._cpu.end_init()
        self._asked.set()
        return self._events.get()


def _handler(next_event, respond):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self):
            if (event := next_event()) is None:
                self.close_connection = True
                return
            Handler.given = time.perf_counter()
            deadline = int((time.time() + MAX_SECONDS) * 1000)
            self._reply(200, event, {"Aws-Request-Id": uuid.uuid4(), "Deadline-Ms": deadline})

        def do_POST(self):
            content, received = self.rfile.read(int(self.headers["Content-Length"])), time.perf_counter()
            if self.path.endswith("/response"):
                respond(Response(json.loads(content), Handler.given, received))
            else:
                respond(Response({"path": self.path, "content": content.decode()}, received, received))
            self._reply(202, b"{}", {})

        def _reply(self, status, body, headers):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(f"Lambda-Runtime-{name}", str(value))
            # Without a type the runtime's native client crashes.
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            return

    return Handler
