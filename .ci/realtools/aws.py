"""API Gateway V2 by the real `aws` command line."""

import json
import os

from .emulator import client_environment
from .processes import Failure, finished, run

# A call takes about a second.
SECONDS = 120


class Aws:
    def __init__(self, toolbox, endpoint):
        self._command = [toolbox.cfn_path / "aws", "apigatewayv2"]
        self._endpoint = ["--endpoint-url", endpoint, "--output", "json"]
        self._environment = {**os.environ, **client_environment(endpoint), "AWS_PAGER": ""}

    def __call__(self, operation, **arguments):
        printed = run(self._line(operation, arguments), env=self._environment, seconds=SECONDS)
        return json.loads(printed) if printed.strip() else None

    def refused(self, operation, **arguments):
        done = finished(self._line(operation, arguments), env=self._environment, seconds=SECONDS)
        if done.returncode == 0:
            raise Failure(f"{operation} {arguments} was not refused: {done.stdout}")
        return done.stdout.strip()

    def surroundings(self):
        """A WebSocket API with two integrations, without which no integration response can be: their ids."""
        selection = "$request.body.action"
        api = self("create-api", name="local", protocol_type="WEBSOCKET", route_selection_expression=selection)["ApiId"]
        backend = {"integration_type": "HTTP", "integration_method": "POST", "integration_uri": "https://example.com/"}
        names = ("IntegrationId", "OtherIntegrationId")
        made = {name: self("create-integration", api_id=api, **backend)["IntegrationId"] for name in names}
        return {"ApiId": api, **made}

    def _line(self, operation, arguments):
        options = []
        for name, value in arguments.items():
            options += ["--" + name.replace("_", "-"), value if isinstance(value, str) else json.dumps(value)]
        return [*self._command, operation, *options, *self._endpoint]
