"""How long CloudWatch's troubles keep an invocation waiting, in real seconds."""

import json
import socket
import threading
import time
from contextlib import contextmanager

from realtools.emulator import Emulator

from measure import new_key, require_success
from subjects import Scenario, Services

TROUBLES = ("none", "hang", "refuse", "drop", "garbage", "trickle")
SLOWEST_INVOCATION_SECONDS = 2.5


class TroubledCloudWatch:
    """CloudWatch and CloudWatch Logs, each with its own trouble."""

    def __init__(self):
        self.metrics = self.logs = "none"
        self._server = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self._server.getsockname()[1]}"

    def _accept(self):
        while True:
            connection, _ = self._server.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        with connection, connection.makefile("rb") as lines:
            try:
                while request := lines.readline():
                    headers = {}
                    while (line := lines.readline().strip()) != b"":
                        name, _, value = line.partition(b":")
                        headers[name.lower()] = value.strip()
                    lines.read(int(headers.get(b"content-length", 0)))
                    if not self._answer(connection, b"PutMetricData" in request):
                        return
            except OSError:
                return

    def _answer(self, connection, of_metrics):
        trouble = self.metrics if of_metrics else self.logs
        if trouble == "drop":
            return False
        if trouble == "hang":
            connection.recv(1)
            return False
        if trouble == "trickle":
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
            while True:
                connection.sendall(b" ")
                time.sleep(0.05)
        status, body = {
            "none": ("200 OK", "" if of_metrics else "{}"),
            "refuse": ("403 Forbidden", json.dumps({"__type": "AccessDeniedException", "message": "no"})),
            "garbage": ("200 OK", "<html>not what you asked for"),
        }[trouble]
        head = f"HTTP/1.1 {status}\r\nsmithy-protocol: rpc-v2-cbor\r\nContent-Length: {len(body)}\r\n\r\n"
        connection.sendall((head + body).encode())
        return True


@contextmanager
def _function(toolbox, subject, api_gateway, cloud_watch, log):
    services = Services(api_gateway, cloud_watch.endpoint)
    with Emulator(toolbox, subject.code, subject.environment(services), log=log, handler=subject.handler) as function:
        yield function


def table(toolbox, subject, api_gateway, logs):
    """For each pair of troubles: seconds of a create in a warm instance, and of the next one without trouble."""
    cloud_watch = TroubledCloudWatch()
    create = Scenario("CREATE", True)
    lines = ["| metrics | logs | create | the next one |", "|---|---|---|---|"]
    slowest = 0
    with _function(toolbox, subject, api_gateway, cloud_watch, logs / "troubles.log") as function:

        def seconds():
            event = create.event(new_key())
            begun = time.perf_counter()
            answer = function.invoke(event)
            lasted = time.perf_counter() - begun
            require_success(subject, answer, function.process)
            return lasted

        seconds()
        for metrics in TROUBLES:
            for of_logs in TROUBLES:
                cloud_watch.metrics, cloud_watch.logs = metrics, of_logs
                troubled = seconds()
                cloud_watch.metrics = cloud_watch.logs = "none"
                after = seconds()
                slowest = max(slowest, troubled, after)
                lines.append(f"| {metrics} | {of_logs} | {troubled:.2f} s | {after:.2f} s |")
    return "\n".join(lines), slowest
