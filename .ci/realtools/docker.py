"""A Docker daemon, and a stand-in for Lambda's Java base image made of Debian packages and Lambda's own runtime client."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from .processes import LONGEST, Background, Failure, run

# What `sam local` asks for; the image it would pull has the same layout.
LAMBDA_IMAGE = "public.ecr.aws/lambda/java:17-x86_64"
SUITE = "bookworm"
PACKAGES = "openjdk-17-jre-headless,ca-certificates,socat"
BOOTSTRAP = """#!/bin/sh
exec java -XX:+UseSerialGC -XX:+TieredCompilation -XX:TieredStopAtLevel=1 \\
    -cp "/var/runtime/lib/*" com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
"""


def install_docker():
    """Docker, debootstrap and what they need, from Debian's packages where they are missing."""
    missing = [
        package
        for program, package in (("dockerd", "docker.io"), ("debootstrap", "debootstrap"), ("iptables", "iptables"))
        if shutil.which(program) is None
    ]
    if missing:
        print(f"  Installing {', '.join(missing)}", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "update", "-qq"], env=environment)
        run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], env=environment)


class Daemon:
    """The Docker daemon that runs, or one of our own whose files all go when it stops."""

    def __init__(self, log):
        self._log = log
        self._folder = None
        self._process = None
        self.environment = dict(os.environ)

    def __enter__(self):
        if _answers(self.environment):
            print("  Using the Docker daemon that runs.")
            return self
        self._folder = Path(tempfile.mkdtemp(prefix="dockerd-"))
        address = f"unix://{self._folder}/docker.sock"
        self._process = Background(
            [
                "dockerd",
                "--host",
                address,
                "--data-root",
                self._folder / "data",
                "--exec-root",
                self._folder / "exec",
                "--pidfile",
                self._folder / "pid",
            ],
            log=self._log,
        )
        self._process.__enter__()
        self.environment["DOCKER_HOST"] = address
        try:
            self._process.wait_for(lambda: _answers(self.environment), "the Docker daemon")
        except BaseException:
            self.__exit__()
            raise
        print("  Started a Docker daemon.")
        return self

    def __exit__(self, *_):
        if self._process is not None:
            self._process.stop()
        if self._folder is not None:
            for mounted in sorted(_mounts_below(self._folder), reverse=True):
                subprocess.run(["umount", mounted], timeout=LONGEST, check=False)
            shutil.rmtree(self._folder)

    def docker(self, *arguments):
        return run(["docker", *arguments], env=self.environment).strip()

    def try_docker(self, *arguments):
        """For cleaning up: what is already gone is no failure."""
        command = ["docker", *map(str, arguments)]
        subprocess.run(command, env=self.environment, capture_output=True, timeout=LONGEST, check=False)


def lambda_image(toolbox, daemon):
    """Make the stand-in for Lambda's base image known to the daemon; return what removes it again."""
    there = daemon.docker("images", "-q", LAMBDA_IMAGE)
    if there:
        print(f"  {LAMBDA_IMAGE} is there already.")
        return lambda: None
    root = _image_root(toolbox)
    packed = subprocess.Popen(["tar", "-C", root, "-c", "."], stdout=subprocess.PIPE)
    settings = ("WORKDIR /var/task", "ENV LAMBDA_TASK_ROOT=/var/task LAMBDA_RUNTIME_DIR=/var/runtime")
    changes = [part for setting in settings for part in ("-c", setting)]
    imported = subprocess.run(
        ["docker", "import", *changes, "-", LAMBDA_IMAGE],
        stdin=packed.stdout,
        env=daemon.environment,
        timeout=LONGEST,
        check=False,
    )
    packed.stdout.close()
    if packed.wait(timeout=LONGEST) != 0 or imported.returncode != 0:
        raise Failure(f"The stand-in for {LAMBDA_IMAGE} could not be imported.")
    return lambda: daemon.try_docker("rmi", "-f", LAMBDA_IMAGE)


def _image_root(toolbox):
    mirror = run(["apt-get", "indextargets", "--format", "$(CODENAME) $(COMPONENT) $(REPO_URI)", "Created-By: Packages"])
    mirrors = [line.split()[2] for line in mirror.splitlines() if line.startswith(f"{SUITE} main ")]
    if not mirrors:
        raise Failure(f"apt knows no mirror of Debian {SUITE}; the stand-in for Lambda's image is made of its packages.")

    def make(root):
        print(f"  Making a stand-in for {LAMBDA_IMAGE} of Debian {SUITE} packages", flush=True)
        run(["debootstrap", "--variant=minbase", f"--include={PACKAGES}", SUITE, root, mirrors[0]])
        for folder in ("var/runtime/lib", "var/task", "var/rapid"):
            (root / folder).mkdir(parents=True, exist_ok=True)
        for jar in toolbox.runtime_jars.glob("*.jar"):
            shutil.copy(jar, root / "var/runtime/lib")
        bootstrap = root / "var/runtime/bootstrap"
        bootstrap.write_text(BOOTSTRAP, encoding="utf-8")
        bootstrap.chmod(0o755)

    return toolbox.once("lambda-image", f"{SUITE} {PACKAGES} {BOOTSTRAP}".encode(), make)


def _answers(environment):
    found = subprocess.run(["docker", "info"], env=environment, capture_output=True, timeout=LONGEST, check=False)
    return found.returncode == 0 and b"Server Version" in found.stdout


def _mounts_below(folder):
    lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    return [target for target in (line.split()[1] for line in lines) if target.startswith(f"{folder}/")]
