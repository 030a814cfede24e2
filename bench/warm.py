"""The warm path, by JMH: a handler's public entry beside the bare SDK call that it makes."""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from realtools.emulator import function_environment
from realtools.processes import run
from realtools.toolbox import LAMBDA_JVM, unzip

OPERATIONS = (("read", "READ"), ("update", "UPDATE"), ("list", "LIST"), ("createAndDelete", "CREATE and DELETE"))


@dataclass(frozen=True)
class Warm:
    """One operation: microseconds and bytes allocated, of the handler and of the SDK alone."""

    title: str
    handler_time: float
    sdk_time: float
    handler_bytes: float
    sdk_bytes: float

    def cells(self):
        return [
            self.title,
            f"{self.sdk_time:,.0f} µs",
            f"{self.handler_time:,.0f} µs",
            f"{self.handler_time / self.sdk_time - 1:+.1%}",
            f"{self.sdk_bytes / 1000:,.1f} kB",
            f"{self.handler_bytes / 1000:,.1f} kB",
            f"{self.handler_bytes / self.sdk_bytes - 1:+.1%}",
        ]


def warm_path(work, jar, api_gateway, logs):
    """Build and run the benchmark; return a Warm for each operation."""
    print("JMH: the warm path (about 5 minutes)", flush=True)
    project = work / "jmh"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(Path(__file__).parent / "jmh", project)
    libraries = project / "libraries"
    run(
        [
            "mvn",
            "-B",
            "-q",
            f"-Dprovider.jar={jar}",
            "compile",
            "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies",
            "-DexcludeScope=system",
            f"-DoutputDirectory={libraries}",
        ],
        cwd=project,
        log=logs / "jmh-build.log",
    )
    code = unzip(jar, project / "provider")
    result = project / "result.json"
    class_path = os.pathsep.join([str(project / "target" / "classes"), f"{libraries}/*", str(code)])
    (private := project / "private").mkdir()
    run(
        [
            "java",
            f"-Djava.io.tmpdir={private}",
            "-cp",
            class_path,
            "org.openjdk.jmh.Main",
            "-prof",
            "gc",
            # As the function runs: with another compiler a warm path takes minutes to get warm.
            "-jvmArgsAppend",
            " ".join(LAMBDA_JVM),
            "-foe",
            "true",
            "-rf",
            "json",
            "-rff",
            result,
        ],
        env=function_environment(api_gateway, api_gateway),
        log=logs / "jmh.log",
    )
    return read(json.loads(result.read_text(encoding="utf-8")))


def read(results):
    by_name = {entry["benchmark"].rpartition(".")[2]: entry for entry in results}
    found = []
    for name, title in OPERATIONS:
        handler, sdk = by_name[f"{name}ByHandler"], by_name[f"{name}BySdk"]
        found.append(Warm(title, _time(handler), _time(sdk), _allocated(handler), _allocated(sdk)))
    return found


def _time(entry):
    return entry["primaryMetric"]["score"]


def _allocated(entry):
    (name,) = (name for name in entry["secondaryMetrics"] if name.endswith("gc.alloc.rate.norm"))
    return entry["secondaryMetrics"][name]["score"]
