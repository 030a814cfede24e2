"""The services behind the handlers: the project's own local API Gateway V2, or moto. And a resource's surroundings."""

import json
import re

from .emulator import LOCAL_CREDENTIALS, REGION
from .processes import Background, free_port, run
from .toolbox import CI_FOLDER, PROJECT


class Moto:
    """moto's simulation of AWS: every service on one port. As it is, or with the defects that moto_mended.py names mended."""

    def __init__(self, toolbox, log, mended=False):
        self._port = free_port()
        self.endpoint = f"http://127.0.0.1:{self._port}"
        program = [toolbox.cfn_path / "moto_server"]
        if mended:
            program = [toolbox.cfn_path / "python", CI_FOLDER / "moto_mended.py"]
        self.process = Background([*program, "-H", "127.0.0.1", "-p", self._port], log=log)

    def __enter__(self):
        self.process.__enter__()
        self.process.wait_for_port(self._port)
        return self

    def __exit__(self, *_):
        self.process.stop()


class Local:
    """`./local serve`, optionally with a fault script."""

    def __init__(self, log, faults=None):
        self._port = free_port()
        self.endpoint = f"http://127.0.0.1:{self._port}"
        command = [PROJECT / "local", "serve", "--quiet", "--port", self._port]
        if faults is not None:
            command += ["--faults", faults]
        self.process = Background(command, log=log, cwd=PROJECT)

    def __enter__(self):
        self.process.__enter__()
        self.process.wait_for_port(self._port, seconds=300)
        return self

    def __exit__(self, *_):
        self.process.stop()


def client_environment(endpoint, **more):
    """The environment of an AWS client that talks to a service on this machine."""
    return {
        **LOCAL_CREDENTIALS,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "AWS_ENDPOINT_URL_APIGATEWAYV2": endpoint,
        **more,
    }


class Surroundings:
    """What an integration response needs before it can exist: a WebSocket API with an integration, made by boto3."""

    _SCRIPT = """
import boto3, json, sys
client = boto3.client("apigatewayv2", endpoint_url=sys.argv[1])
api = client.create_api(Name="local", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.action")["ApiId"]
made = {"ApiId": api}
for name in ("IntegrationId", "OtherIntegrationId"):
    made[name] = client.create_integration(
        ApiId=api, IntegrationType="HTTP", IntegrationMethod="POST", IntegrationUri="https://example.com/backend"
    )["IntegrationId"]
print(json.dumps(made))
"""

    @staticmethod
    def make(toolbox, endpoint):
        """The ids, under ApiId, IntegrationId and OtherIntegrationId."""
        python = toolbox.cfn_path / "python"
        return json.loads(run([python, "-c", Surroundings._SCRIPT, endpoint], env=client_environment(endpoint)))


def fill_in(text, ids):
    """An input of the contract tests, with the exports of contract-stack.yml that it names replaced by ids."""
    return re.sub(r"\{\{IntegrationResponseSample-(\w+)\}\}", lambda match: ids[match.group(1)], text)
