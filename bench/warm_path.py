"""The warm path, by JMH: a provider's handlers without the RPDK's wrapper around them."""

import json
import os
import shutil
from pathlib import Path

from realtools.emulator import function_environment
from realtools.processes import run
from realtools.toolbox import LAMBDA_JVM

COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy"
JMH = (
    "org.openjdk.jmh:jmh-core:1.37",
    "org.openjdk.jmh:jmh-generator-annprocess:1.37",
    "net.sf.jopt-simple:jopt-simple:5.0.4",
    "org.apache.commons:commons-math3:3.6.1",
)


def microseconds(toolbox, subject, api_gateway, work):
    """For each operation, its time."""
    libraries = toolbox.once("jmh", " ".join(JMH).encode(), _fetch)
    folder = work / f"{subject.name}-warm"
    shutil.rmtree(folder, ignore_errors=True)
    # The RPDK empties the folder for temporary files, so it gets one of its own.
    (private := folder / "private").mkdir(parents=True)
    classes, result = folder / "classes", folder / "result.json"
    class_path = os.pathsep.join(map(str, (classes, f"{libraries}/*", subject.code)))
    # JMH's own processor only: the libraries have others.
    processor = "org.openjdk.jmh.generators.BenchmarkProcessor"
    source = Path(__file__).parent / "WarmPath.java"
    run(["javac", "--release", "17", "-cp", class_path, "-processor", processor, "-d", classes, source])
    java = ["java", f"-Djava.io.tmpdir={private}", "-cp", class_path, "org.openjdk.jmh.Main"]
    # As the function runs: with another compiler a warm path takes minutes to get warm.
    options = ["-jvmArgsAppend", " ".join(LAMBDA_JVM), "-foe", "true", "-rf", "json", "-rff", result]
    run([*java, *options], env=function_environment(api_gateway, api_gateway), log=folder / "jmh.log")
    results = json.loads(result.read_text(encoding="utf-8"))
    return {entry["benchmark"].rpartition(".")[2]: entry["primaryMetric"]["score"] for entry in results}


def _fetch(made):
    for artifact in JMH:
        run(["mvn", "-B", "-q", COPY, f"-Dartifact={artifact}", f"-DoutputDirectory={made}"])
