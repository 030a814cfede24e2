#!/usr/bin/env python3
"""The packaged jar: there is one, and it holds the provider and nothing else.

Usage: package.py [--jar JAR]
"""

import argparse
import re
import sys
import zipfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from realtools.processes import Failure, run_main
from realtools.toolbox import PROJECT, entry_class, packaged_jar

# What Lambda runs it on, whichever JDK it was built with.
JAVA = 17
SCHEMA = "aws-apigatewayv2-integrationresponse.json"
ENTRY = entry_class().replace(".", "/") + ".class"
LICENCES = (
    "META-INF/LICENSE",
    "META-INF/NOTICE",
    "META-INF/bundled/CHANGES.txt",
    "META-INF/bundled/slf4j/LICENSE.txt",
    "META-INF/bundled/re2j/LICENSE.txt",
)
SIGNATURE = re.compile(r"META-INF/[^/]+\.(SF|DSA|RSA|EC)", re.IGNORECASE)
# Test and local tools' libraries, the build tools that the RPDK declares as compile dependencies, and what only
# hooks or asynchronous clients use.
FOREIGN = (
    "org/junit/",
    "org/assertj/",
    "net/jqwik/",
    "org/mockito/",
    "com/tngtech/",
    "picocli/",
    "org/apache/maven/",
    "org/eclipse/",
    "com/diffplug/",
    "kotlin/",
    "io/netty/",
    "org/bouncycastle/",
)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--jar", type=Path)
    jar = options.parse_args().jar or packaged_jar()
    with zipfile.ZipFile(jar) as archive:
        broken = archive.testzip()
        names = [name for name in archive.namelist() if not name.endswith("/")]
        problems = [f"unreadable: {broken}"] if broken else []
        problems += content_problems(names)
        problems += [
            f"made for a later Java than {JAVA}: {name}"
            for name in names
            if name.endswith(".class") and int.from_bytes(archive.read(name)[6:8], "big") > JAVA + 44
        ][:20]
        if SCHEMA in names and archive.read(SCHEMA) != (PROJECT / SCHEMA).read_bytes():
            problems.append(f"{SCHEMA} in the jar differs from the project's")
    if problems:
        raise Failure(f"{jar.name}:\n  " + "\n  ".join(problems))
    print(f"  {jar.name}: {jar.stat().st_size:,} bytes, {len(names):,} files, no duplicates, no signature files,")
    print(f"  all for Java {JAVA}, nothing of tests, local tools or build tools; the schema is in it.")


def content_problems(names):
    ours = local_and_test_files()
    checks = (
        ("twice in the jar", [name for name, count in Counter(names).items() if count > 1]),
        ("signature file", [name for name in names if SIGNATURE.fullmatch(name)]),
        ("of the tests or local tools", [name for name in names if name in ours]),
        ("of a library that does not belong here", [f"{root}…" for root in FOREIGN if any(n.startswith(root) for n in names)]),
        ("missing", [name for name in (SCHEMA, ENTRY, *LICENCES) if name not in names]),
    )
    return [f"{what}: {name}" for what, found in checks for name in found[:20]]


def local_and_test_files():
    """What the build made of src/local and src/test; without it this check would say nothing."""
    folder = PROJECT / "target" / "test-classes"
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    if not files:
        raise Failure(f"{folder.relative_to(PROJECT)} is empty: build with `mvn -B verify` first.")
    return files


if __name__ == "__main__":
    run_main(main)
