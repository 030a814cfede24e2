"""Measurements of one function: cold starts, and its calls to API Gateway."""

import os
import re
import socket
import socketserver
import threading
import time
import uuid
from contextlib import suppress
from pathlib import Path

from subjects import SAMPLE, desired, handler_request

TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
QUIET_SECONDS = 1


def cold(start, logging_config, cpu):
    """One round of a function's cold creates: three processes that `start` makes, one after the other."""

    def create():
        return handler_request("CREATE", desired(uuid.uuid4().hex), provider_credentials=logging_config)

    figures = {}
    if cpu:
        with start(cpu=cpu) as function:
            figures["waited"] = (function.invoke(create()).received - function.started) * 1000
    with start() as function:
        figures["first"] = (function.invoke(create()).received - function.started) * 1000
        figures["cpu"] = cpu_ms(function.pid)
        figures["second"] = function.invoke(create()).milliseconds
        figures["memory"] = peak_memory(function.pid)
    with start() as function:
        function.wait_until_asked()
        # What the init phase has started may run on, in the compiler for one.
        time.sleep(QUIET_SECONDS)
        figures["after_init"] = function.invoke(create()).milliseconds
    return figures


def service_calls(start, api_gateway):
    """Calls to API Gateway for each operation, counted between function and service."""
    counts = {}
    with CountingProxy(api_gateway) as proxy, start(api_gateway=proxy.endpoint) as function:

        def count(operation, *event):
            before = proxy.requests
            model = function.invoke(handler_request(*event)).content.get("resourceModel")
            counts[operation] = proxy.requests - before
            return model

        made = count("create", "CREATE", desired(uuid.uuid4().hex))
        changed = {**made, "ResponseTemplates": {"application/json": "changed"}}
        count("update", "UPDATE", changed, made)
        count("update without a change", "UPDATE", changed, changed)
        count("read", "READ", changed)
        count("list, one page", "LIST", SAMPLE)
        count("delete", "DELETE", changed)
    return counts


class CountingProxy(socketserver.ThreadingTCPServer):
    """Passes all bytes on to a service at http://HOST:PORT and counts the requests in them."""

    daemon_threads = True

    def __init__(self, target):
        self.service = target.removeprefix("http://").split(":")
        self.requests = 0
        super().__init__(("127.0.0.1", 0), _PassOn)
        self.endpoint = f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class _PassOn(socketserver.BaseRequestHandler):
    def handle(self):
        with socket.create_connection(self.server.service) as service, suppress(ConnectionError):
            threading.Thread(target=self._responses, args=(service,), daemon=True).start()
            while data := self.request.recv(65536):
                # A client sends a request's first line in one piece.
                self.server.requests += data.count(b" HTTP/1.1\r\n")
                service.sendall(data)
            service.shutdown(socket.SHUT_RDWR)

    def _responses(self, service):
        with suppress(OSError):
            while data := service.recv(65536):
                self.request.sendall(data)


def cpu_ms(pid):
    """Processor time of a process and all its threads, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK_MS


def peak_memory(pid):
    """The most physical memory that a process ever held, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) / 1024
