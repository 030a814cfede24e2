"""Start processes, wait until they are ready, and end exactly those that were started here."""

import contextlib
import os
import random
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


class Failure(Exception):
    """What went wrong, for a person."""


# In seconds; no command here takes as long, so one that does hangs.
LONGEST = 3600

# Outgoing connections take their ports from a range of their own, on Linux from 32768 up; one of those could take a port
# between its choice here and the start of the server that it is for.
SERVER_PORTS = range(15000, 32000)
# In random order and each once: two servers of one run never get the same.
_PORTS = iter(random.sample(SERVER_PORTS, len(SERVER_PORTS)))


def free_port():
    """A TCP port on loopback that nothing listens on now, and that this run has not been given before."""
    for port in _PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise Failure(f"No port is free between {SERVER_PORTS.start} and {SERVER_PORTS.stop - 1}.")


def run(command, *, cwd=None, env=None, log=None, seconds=LONGEST):
    """Run to the end; return what it printed. Ends in a Failure with that output when the exit code is not 0."""
    done = finished(command, cwd=cwd, env=env, seconds=seconds)
    if log is not None:
        Path(log).write_text(done.stdout, encoding="utf-8")
    if done.returncode != 0:
        raise Failure(f"{Path(str(command[0])).name} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def finished(command, *, cwd=None, env=None, seconds=None):
    """A process that has run to the end, with what it printed; a Failure where it takes longer than this."""
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    try:
        return subprocess.run(list(map(str, command)), cwd=cwd, env=env, check=False, timeout=seconds, **streams)
    except subprocess.TimeoutExpired as late:
        raise Failure(f"{' '.join(map(str, command))} has not ended after {seconds} s:\n{late.output or ''}") from late


class Background:
    """A process in a process group of its own, its output in a file; stopped when the `with` block ends."""

    def __init__(self, command, *, log, cwd=None, env=None, stdin=subprocess.DEVNULL):
        self._command = [str(part) for part in command]
        self._log = Path(log)
        self._streams = {"cwd": cwd, "env": env, "stdin": stdin, "stderr": subprocess.STDOUT, "start_new_session": True}
        self._process = None

    def __enter__(self):
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("wb") as output:
            self._process = subprocess.Popen(self._command, stdout=output, **self._streams)
        return self

    def __exit__(self, *_):
        self.stop()

    @property
    def pid(self):
        return self._process.pid

    def write(self, text):
        """To its standard input, for a process that was made with stdin=subprocess.PIPE."""
        self._process.stdin.write(text.encode())
        self._process.stdin.flush()

    def output(self):
        return self._log.read_text(encoding="utf-8", errors="replace")

    def require_running(self):
        if self._process.poll() is not None:
            ended = f"{Path(self._command[0]).name} ended with {self._process.returncode} before it was ready"
            raise Failure(f"{ended}:\n{self.output()[-4000:]}")

    def wait_for(self, ready, what, seconds=60):
        """Wait, as long as it runs, until ready() gives something true; return that."""
        try:
            return wait(lambda: ready() or self.require_running(), what, seconds)
        except TimeoutError as late:
            raise Failure(f"{late}\n{self.output()[-4000:]}") from late

    def wait_for_port(self, port, seconds=60):
        self.wait_for(lambda: _listens(port), f"port {port} of {Path(self._command[0]).name}", seconds)

    def stop(self):
        # The emulator gives its JVM a process group of its own, so the group alone is not enough.
        started = descendants(self._process.pid)
        for kind in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, kind)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=10)
                break
        for process in started:
            process.end()


def wait(ready, what, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := ready():
            return found
        time.sleep(0.05)
    raise TimeoutError(f"{what}: nothing after {seconds} s.")


@dataclass(frozen=True)
class Descendant:
    """A process that a process of ours started; its start time tells it from a later one with the same number."""

    pid: int
    start: str
    command: str

    def end(self):
        if _status(self.pid).get("start") == self.start:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)


def descendants(pid):
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        status = _status(int(folder.name))
        if status:
            child = Descendant(int(folder.name), status["start"], status["command"])
            parents.setdefault(status["parent"], []).append(child)
    found, next_ones = [], [pid]
    while next_ones:
        children = [child for parent in next_ones for child in parents.get(parent, [])]
        found += children
        next_ones = [child.pid for child in children]
    return found


def _status(pid):
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return {}
    command, _, rest = text.partition("(")[2].rpartition(")")
    fields = rest.split()
    return {"command": command, "parent": int(fields[1]), "start": fields[19]}


def _listens(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def run_main(main):
    """A Failure, or a command that did not end, is its message and exit code 1. A signal unwinds, so that all ends."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        main()
    except (Failure, TimeoutError, subprocess.TimeoutExpired) as failure:
        sys.exit(str(failure))


def expect(what, actual, expected):
    if actual != expected:
        raise Failure(f"{what}: expected {expected}, got {actual}")
    print(f"  {what}: as expected", flush=True)


def expect_in(part, text):
    if part not in text:
        raise Failure(f"expected {part} in: {text}")
    print(f"  {part}", flush=True)
