"""The services behind the handlers: the project's own local API Gateway V2, or moto, which simulates all of AWS."""

import contextlib

from .processes import Background, free_port
from .toolbox import CI_FOLDER, PROJECT


@contextlib.contextmanager
def moto(toolbox, log, mended=False):
    """A process with its `endpoint`. As moto is, or with the defects that moto_mended.py names mended."""
    program = [toolbox.cfn_path / "python", CI_FOLDER / "moto_mended.py"] if mended else [toolbox.cfn_path / "moto_server"]
    port = free_port()
    with Background([*program, "-H", "127.0.0.1", "-p", port], log=log) as process:
        yield listening(process, port)


@contextlib.contextmanager
def local(log, *options, command="serve"):
    port = free_port()
    with Background([PROJECT / "local", command, "--port", port, *options], log=log, cwd=PROJECT) as process:
        yield listening(process, port, seconds=600)


@contextlib.contextmanager
def sts_proxy(toolbox, log):
    """`cfn test` asks STS, at no address but AWS's own: the environment in which moto's proxy stands there."""
    port = free_port()
    with Background([toolbox.cfn_path / "moto_proxy", "-H", "127.0.0.1", "-p", port], log=log) as process:
        proxy = listening(process, port).endpoint
        yield {"HTTPS_PROXY": proxy, "NO_PROXY": "127.0.0.1", "AWS_CA_BUNDLE": str(toolbox.moto_certificate())}


def listening(process, port, seconds=60):
    process.wait_for_port(port, seconds)
    process.endpoint = f"http://127.0.0.1:{port}"
    return process
