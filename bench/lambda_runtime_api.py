"""A stand-in for Lambda's documented Runtime API that can hold an event back until the function's init is over.

The emulator starts a function's JVM at the first invocation only, so it cannot show what a caller waits for when Lambda
has initialised the function beforehand. The four calls are those of the Lambda developer guide, "Using the Lambda
runtime API"; a function asks for its first event when its init phase is over.
"""

import json
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from realtools.processes import Failure

PREFIX = "/2018-06-01/runtime"


class RuntimeApi:
    """One function's Runtime API on a port of its own."""

    def __init__(self):
        self._events = {}
        self._waiting = threading.Condition()
        self._asked = False
        self._next = None
        self._answers = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.address = f"127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        with self._waiting:
            self._next = (None, None)
            self._waiting.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def wait_until_asked(self, require_running, seconds=60):
        """Wait until the function asks for its first event."""
        end = time.monotonic() + seconds
        with self._waiting:
            while not self._asked:
                if time.monotonic() > end:
                    raise Failure("The function never asked for an event.")
                self._waiting.wait(timeout=0.5)
                require_running()

    def invoke(self, event, seconds=60):
        """Give the function an event; return its answer and how long it took, in milliseconds."""
        identifier = str(uuid.uuid4())
        begun = time.perf_counter()
        with self._waiting:
            self._next = (identifier, json.dumps(event).encode())
            self._waiting.notify_all()
            if not self._waiting.wait_for(lambda: identifier in self._answers, timeout=seconds):
                raise Failure("The function did not answer.")
            answer, received = self._answers.pop(identifier)
        return json.loads(answer), (received - begun) * 1000

    def _take(self):
        with self._waiting:
            self._asked = True
            self._waiting.notify_all()
            self._waiting.wait_for(lambda: self._next is not None)
            taken, self._next = self._next, None
            return taken

    def _answered(self, identifier, body):
        with self._waiting:
            self._answers[identifier] = (body, time.perf_counter())
            self._waiting.notify_all()

    def _handler(self):
        api = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self):
                if self.path != f"{PREFIX}/invocation/next":
                    self._reply(404, b"")
                    return
                identifier, event = api._take()
                if identifier is None:
                    self.close_connection = True
                    return
                self._reply(
                    200,
                    event,
                    {
                        "Lambda-Runtime-Aws-Request-Id": identifier,
                        "Lambda-Runtime-Deadline-Ms": str(int((time.time() + 60) * 1000)),
                        "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:123456789012:function:function",
                    },
                )

            def do_POST(self):
                body = self._body()
                parts = self.path.removeprefix(PREFIX).strip("/").split("/")
                if parts[0] == "invocation" and parts[2] == "response":
                    api._answered(parts[1], body)
                elif parts[0] == "invocation":
                    api._answered(parts[1], json.dumps({"status": "ERROR", "message": body.decode()}).encode())
                self._reply(202, b'{"status":"OK"}')

            def _body(self):
                if "chunked" not in self.headers.get("Transfer-Encoding", ""):
                    return self.rfile.read(int(self.headers.get("Content-Length", "0")))
                body = b""
                while size := int(self.rfile.readline().strip(), 16):
                    body += self.rfile.read(size)
                    self.rfile.readline()
                self.rfile.readline()
                return body

            def _reply(self, status, body, headers=()):
                self.send_response(status)
                for name, value in dict(headers).items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                return

        return Handler
