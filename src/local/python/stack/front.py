"""Stands before moto: refuses what a web page could send, and forwards API Gateway V2 to the local one.

A page cannot send an Authorization header here: the browser first asks with an OPTIONS request, which has an Origin.
"""

import http.client
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

Environment = dict[str, Any]
Start = Callable[..., Any]

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_LOCALHOST_BUCKETS = ".localhost"
_SIGNED = "AWS4-HMAC-SHA256 Credential="
_FROM_BROWSERS = ("HTTP_ORIGIN", "HTTP_SEC_FETCH_SITE")
_HOP_BY_HOP = ("connection", "transfer-encoding", "keep-alive")
# As long as the clients of the engine wait: a handler may take a minute.
_SECONDS = 90


class Front:
    def __init__(self, moto: Callable[[Environment, Start], Iterable[bytes]], api_gateway: str):
        self._moto = moto
        self._api_gateway = urlsplit(api_gateway).netloc

    def __call__(self, environ: Environment, start: Start) -> Iterable[bytes]:
        host = environ.get("HTTP_HOST", "").rpartition(":")[0] or environ.get("HTTP_HOST", "")
        here = host in _LOOPBACK or host.endswith(_LOCALHOST_BUCKETS)
        signed = environ.get("HTTP_AUTHORIZATION", "").startswith(_SIGNED)
        if not (here and signed) or any(header in environ for header in _FROM_BROWSERS):
            return _sentence(start, "403 Forbidden", "This server answers AWS clients on loopback only.")
        if environ["PATH_INFO"].startswith("/v2/apis"):
            return self._forward(environ, start)
        return self._moto(environ, start)

    def _forward(self, environ: Environment, start: Start) -> Iterable[bytes]:
        """Forwards the path as it was sent: decoding could change its segments."""
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        headers = {"Authorization": environ.get("HTTP_AUTHORIZATION", ""), "Content-Type": "application/json"}
        connection = http.client.HTTPConnection(self._api_gateway, timeout=_SECONDS)
        try:
            connection.request(environ["REQUEST_METHOD"], environ["RAW_URI"], body, headers)
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            return _sentence(start, "502 Bad Gateway", "The local API Gateway V2 gave no response.")
        finally:
            connection.close()
        start(
            f"{response.status} {response.reason}",
            [(name, value) for name, value in response.getheaders() if name.lower() not in _HOP_BY_HOP],
        )
        return [content]


def _sentence(start: Start, status: str, sentence: str) -> Iterable[bytes]:
    start(status, [("Content-Type", "text/plain")])
    return [f"{sentence}\n".encode()]
