#!/usr/bin/env python3
"""The packaged jar (or the one named): there is one, and it holds the provider and nothing else."""

import re
import sys
import zipfile
from collections import Counter
from pathlib import Path

from realtools.processes import Failure, run_main
from realtools.toolbox import PROJECT, SCHEMA, entry_class, packaged_jar

# What Lambda runs it on, whichever JDK it was built with.
JAVA = 17
NEEDED = {SCHEMA, entry_class().replace(".", "/") + ".class", "META-INF/LICENSE", "META-INF/NOTICE"}
NEEDED |= {f"META-INF/bundled/{name}" for name in ("CHANGES.txt", "slf4j/LICENSE.txt", "re2j/LICENSE.txt")}
SIGNATURE = re.compile(r"META-INF/[^/]+\.(SF|DSA|RSA|EC)", re.IGNORECASE)
# Test and local tools' libraries, the build tools that the RPDK declares as compile dependencies, and what only
# hooks or asynchronous clients use.
FOREIGN = re.compile(
    "(org/(junit|assertj|mockito|pitest|opentest4j|apiguardian|apache/maven|eclipse|osgi|codehaus|bouncycastle)"
    "|com/(tngtech|diffplug|amazonaws/encryptionsdk)|net/jqwik|lombok|picocli|kotlin|io/netty)/.*"
)


def main():
    jar = Path(sys.argv[1]) if sys.argv[1:] else packaged_jar()
    tests = PROJECT / "target" / "test-classes"
    of_tests = {str(path.relative_to(tests)) for path in tests.rglob("*") if path.is_file()}
    if not of_tests:
        raise Failure(f"{tests} is empty: build with `mvn -B verify` first.")
    with zipfile.ZipFile(jar) as archive:
        broken = archive.testzip()
        names = [name for name in archive.namelist() if not name.endswith("/")]
        classes = [name for name in names if name.endswith(".class")]
        checks = {
            "unreadable": [broken] if broken else [],
            "twice in the jar": [name for name, count in Counter(names).items() if count > 1],
            "a signature file": [name for name in names if SIGNATURE.fullmatch(name)],
            "of the tests or local tools": [name for name in names if name in of_tests],
            "of a library that does not belong here": [name for name in names if FOREIGN.fullmatch(name)],
            "missing": sorted(NEEDED - set(names)),
            "for a later Java": [name for name in classes if int.from_bytes(archive.read(name)[6:8], "big") > JAVA + 44],
            "another one than the project's": [SCHEMA][archive.read(SCHEMA) == (PROJECT / SCHEMA).read_bytes() :],
        }
    problems = [f"{what}: {name}" for what, found in checks.items() for name in found[:20]]
    if problems:
        raise Failure(f"{jar.name}:\n  " + "\n  ".join(problems))
    print(f"  {jar.name}: {jar.stat().st_size:,} bytes, {len(names):,} files; nothing is {', '.join(checks)}.")


if __name__ == "__main__":
    run_main(main)
