"""A Docker daemon, and a stand-in for Lambda's Java base image made of Debian packages and Lambda's own runtime client."""

import contextlib
import os
import shutil
import subprocess
import tempfile

from .processes import LONGEST, Background, Failure, finished, run

# What `sam local` asks for; the image it would pull has the same layout.
LAMBDA_IMAGE = "public.ecr.aws/lambda/java:17-x86_64"
SUITE = "bookworm"
PACKAGES = "openjdk-17-jre-headless,ca-certificates,socat"
BOOTSTRAP = """#!/bin/sh
exec java -XX:+UseSerialGC -XX:+TieredCompilation -XX:TieredStopAtLevel=1 \\
    -cp "/var/runtime/lib/*" com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
"""


def install_docker():
    needed = {"dockerd": "docker.io", "debootstrap": "debootstrap", "iptables": "iptables"}
    missing = [package for program, package in needed.items() if shutil.which(program) is None]
    if missing:
        print(f"  Installing {', '.join(missing)}", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "update", "-qq"], env=environment)
        run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], env=environment)


@contextlib.contextmanager
def daemon(log):
    """The environment of `docker` with the daemon that runs, or with our own, whose mounts and files end with it."""
    if _is_ready(os.environ):
        print("  Using the Docker daemon that runs.", flush=True)
        yield dict(os.environ)
        return
    with tempfile.TemporaryDirectory(prefix="dockerd-") as folder:
        environment = {**os.environ, "DOCKER_HOST": f"unix://{folder}/docker.sock"}
        places = {"host": environment["DOCKER_HOST"], "data-root": f"{folder}/data", "exec-root": f"{folder}/exec"}
        places["pidfile"] = f"{folder}/pid"
        command = ["unshare", "--mount", "dockerd", *(f"--{name}={place}" for name, place in places.items())]
        with Background(command, log=log) as process:
            process.wait_for(lambda: _is_ready(environment), "the Docker daemon")
            print("  Started a Docker daemon.", flush=True)
            yield environment


def docker(environment, *arguments):
    return run(["docker", *arguments], env=environment).strip()


@contextlib.contextmanager
def lambda_image(toolbox, environment):
    """The stand-in for Lambda's base image, known to the daemon; one that is there already stays."""
    if docker(environment, "images", "-q", LAMBDA_IMAGE):
        print(f"  {LAMBDA_IMAGE} is there already.", flush=True)
        yield
        return
    root = _image_root(toolbox)
    changes = ("-c", "WORKDIR /var/task", "-c", "ENV LAMBDA_TASK_ROOT=/var/task LAMBDA_RUNTIME_DIR=/var/runtime")
    with subprocess.Popen(["tar", "-C", root, "-c", "."], stdout=subprocess.PIPE) as packed:
        command = ["docker", "import", *changes, "-", LAMBDA_IMAGE]
        subprocess.run(command, stdin=packed.stdout, env=environment, timeout=LONGEST, check=True)
    if packed.returncode != 0:
        raise Failure(f"The stand-in for {LAMBDA_IMAGE} could not be packed.")
    try:
        yield
    finally:
        finished(["docker", "rmi", "-f", LAMBDA_IMAGE], env=environment)


def _image_root(toolbox):
    targets = run(["apt-get", "indextargets", "--format", "$(CODENAME) $(COMPONENT) $(REPO_URI)", "Created-By: Packages"])
    mirrors = [line.split()[2] for line in targets.splitlines() if line.startswith(f"{SUITE} main ")]
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


def _is_ready(environment):
    found = finished(["docker", "info"], env=environment)
    return found.returncode == 0 and "Server Version" in found.stdout
