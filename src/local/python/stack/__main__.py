"""Serves CloudFormation on loopback until its standard input ends or it is told to terminate."""

import argparse
import json
import logging
import os
import signal
import socket
import sys
import threading
import warnings
from pathlib import Path

# The process that started this one ends it; on a terminal, an interrupt reaches both, also during the imports below.
signal.signal(signal.SIGINT, signal.SIG_IGN)
# moto looks at these when it is loaded; no client of this program is to find an account.
os.environ.update(
    AWS_ACCESS_KEY_ID="local",
    AWS_SECRET_ACCESS_KEY="local",
    AWS_DEFAULT_REGION="us-east-1",
    AWS_EC2_METADATA_DISABLED="true",
)

import boto3
from botocore.config import Config
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

from . import api_gateway, requests
from .front import Front
from .integration_response import IntegrationResponseType

HOST = "127.0.0.1"
# One attempt: what fails is a resource that fails. The function's host ends a handler after a minute, or with a debugger a day.
ONCE = Config(retries={"total_max_attempts": 1}, read_timeout=86_400)


def main() -> None:
    options = argparse.ArgumentParser(prog="stack")
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--api-gateway", required=True)
    options.add_argument("--lambda", dest="function", required=True)
    options.add_argument("--schema", type=Path, required=True)
    options.add_argument("--type", dest="types", action="append", required=True)
    chosen = options.parse_args()
    # Stack events are the log; requests are not.
    for library in ("moto", "werkzeug"):
        logging.getLogger(library).setLevel(logging.ERROR)
    warnings.simplefilter("ignore")

    schema = json.loads(chosen.schema.read_text(encoding="utf-8"))
    function = boto3.client("lambda", endpoint_url=chosen.function, config=ONCE)
    provided = {
        **api_gateway.types(boto3.client("apigatewayv2", endpoint_url=chosen.api_gateway, config=ONCE)),
        **{name: IntegrationResponseType(name, schema, function) for name in chosen.types},
    }
    requests.install(provided)

    listening = listen(chosen.port)
    # Not before: where the interpreter ends by itself, this thread's lock would be a fatal error.
    threading.Thread(target=end_with_standard_input, daemon=True).start()
    front = Front(DomainDispatcherApplication(create_backend_app), chosen.api_gateway)
    server = make_server(HOST, 0, front, threaded=True, fd=listening.fileno())
    announce(f"http://{HOST}:{listening.getsockname()[1]}", chosen.types)
    server.serve_forever()


def listen(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as problem:
        print(
            f"Cannot listen on {HOST}:{port}: {problem.strerror}. "
            "Choose another with --port, or any free one with --port 0.",
            file=sys.stderr,
        )
        sys.exit(2)
    listening.listen()
    return listening


def announce(endpoint: str, types: list[str]) -> None:
    inner = "\n  "
    print(f"""CloudFormation at {endpoint}, with an empty API Gateway V2 at the same address.
The packaged function provides:{inner}{inner.join(types)}
API Gateway V2 provides:{inner}{inner.join(api_gateway.names())}
moto provides what else it can.
A type that nobody provides is an error. Nothing is rolled back: after a failure, the next deployment
continues from there. Drift is not detected. Ctrl-C stops it.
Try, with any credentials and region in the environment:
  export AWS_ENDPOINT_URL={endpoint}
  aws cloudformation deploy --template-file examples/cloudformation/template.yaml --stack-name orders""")
    sys.stdout.flush()


def end_with_standard_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


main()
