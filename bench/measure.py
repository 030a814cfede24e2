"""Measurements of one function in one process: cold, after a finished init, and its calls to the service."""

import os
import re
import tempfile
import time
import uuid
from pathlib import Path

from realtools.emulator import Emulator, java_command
from realtools.processes import Background, Failure, run

from counting_proxy import CountingProxy
from lambda_runtime_api import RuntimeApi
from subjects import SAMPLE_RESPONSE, Scenario, Services, desired, handler_request

TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
QUIET_SECONDS = 0.5
OPERATIONS = ("CREATE", "READ", "UPDATE", "DELETE", "LIST")


def new_key():
    return uuid.uuid4().hex


def cold(toolbox, subject, scenario, services, log):
    """From process start to the first and second answer, under the emulator."""
    with Emulator(toolbox, subject.code, subject.environment(services), log=log, handler=subject.handler) as function:
        first_event, second_event = scenario.event(new_key()), scenario.event(new_key())
        begun = time.perf_counter()
        first = function.invoke(first_event)
        answered = time.perf_counter()
        jvm = function.jvm_pid()
        cpu = cpu_ms(jvm)
        begun_again = time.perf_counter()
        second = function.invoke(second_event)
        answered_again = time.perf_counter()
        for answer in (first, second):
            require_success(subject, answer, function.process)
        return {
            "first": (answered - begun) * 1000,
            "cpu": cpu,
            "second": (answered_again - begun_again) * 1000,
            "memory": peak_memory(jvm),
            "classes": loaded_classes(jvm),
        }


def after_init(toolbox, subject, scenario, services, log):
    """From event to first answer when Lambda's init phase was over before the event came."""
    with tempfile.TemporaryDirectory(prefix="function-") as private, RuntimeApi() as api:
        environment = {
            **subject.environment(services),
            "AWS_LAMBDA_RUNTIME_API": api.address,
            "_HANDLER": subject.handler,
        }
        command = [*java_command(toolbox, private), subject.handler]
        with Background(command, log=log, cwd=subject.code, env=environment) as process:
            api.wait_until_asked(process.require_running)
            wait_until_quiet(process.pid)
            answer, milliseconds = api.invoke(scenario.event(new_key()))
            require_success(subject, answer, process)
            return {"after_init": milliseconds}


def service_calls(toolbox, subject, services, log):
    """Calls to API Gateway for each operation, counted between function and service."""
    with CountingProxy(services.api_gateway) as proxy:
        counted = Services(proxy.endpoint, services.others)
        with Emulator(toolbox, subject.code, subject.environment(counted), log=log, handler=subject.handler) as function:
            made = {}
            counts = {}
            for operation in OPERATIONS:
                event = _event(operation, made)

                def invoke(event=event, operation=operation):
                    answer = function.invoke(event)
                    require_success(subject, answer, function.process)
                    if operation == "CREATE":
                        made.update(answer["resourceModel"])

                counts[operation] = proxy.count(invoke)
            return counts


def _event(operation, made):
    if operation == "CREATE":
        return handler_request(operation, desired(new_key()))
    if operation == "UPDATE":
        changed = {**made, "ResponseTemplates": {"application/json": "changed"}}
        return handler_request(operation, changed, previous=made)
    return handler_request(operation, made if operation != "LIST" else SAMPLE_RESPONSE)


def require_success(subject, answer, process):
    if answer.get("status") != "SUCCESS":
        raise Failure(f"{subject.title} answered {answer}\n{process.output()[-4000:]}")


def cpu_ms(pid):
    """Processor time of a process and all its threads, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK_MS


def wait_until_quiet(pid, seconds=30):
    """Wait until a process has used no processor time for a while: whatever its init started has ended."""
    end = time.monotonic() + seconds
    used, since = cpu_ms(pid), time.monotonic()
    while time.monotonic() - since < QUIET_SECONDS:
        if time.monotonic() > end:
            raise Failure(f"The function is still busy {seconds} s after its init.")
        time.sleep(0.05)
        now = cpu_ms(pid)
        # One tick in that time is the JVM's own housekeeping.
        if now - used > TICK_MS:
            used, since = now, time.monotonic()


def peak_memory(pid):
    """The most physical memory that a process ever held, in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) / 1024


def loaded_classes(pid):
    """How many classes a JVM has loaded, by the JDK's own jstat."""
    header, figures = run(["jstat", "-class", pid]).strip().splitlines()[-2:]
    return int(figures.split()[header.split().index("Loaded")])


SCENARIOS = tuple(Scenario(action, present) for present in (False, True) for action in ("READ", "CREATE"))
