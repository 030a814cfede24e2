"""moto's server with two defects mended; ControlPlaneConformanceTest has all differences, from moto as it is.

moto 5.2.5 answers an update or a delete of an integration response that does not exist with 500 (a KeyError), where the
service model and moto's own read have NotFoundException. A handler that relies on the service's answer takes that for
an outage, and tries again. Nor does moto know the protocol in which the AWS SDK for Java sends metrics (RPC v2 CBOR);
it answers PutMetricData with 404. Here it is accepted, and the names of its metrics are printed."""

import re
import sys

from moto.apigatewayv2.models import Integration
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from moto.server import main

PUT_METRIC_DATA = "/service/GraniteServiceVersion20100801/operation/PutMetricData"
# CBOR: the text "MetricName", then a text with its length: in one byte from 0x60 on up to 23, else in a byte after 0x78.
METRIC_NAME = re.compile(rb"MetricName(?:([\x60-\x77])|\x78(.))", re.DOTALL)
EMPTY_MAP = b"\xa0"


def _look_first(change):
    def looked_first(self, integration_response_id, *args, **kwargs):
        self.get_response(integration_response_id)
        return change(self, integration_response_id, *args, **kwargs)

    return looked_first


def _metric_names(body):
    for match in METRIC_NAME.finditer(body):
        length = match.group(1)[0] - 0x60 if match.group(1) else match.group(2)[0]
        yield body[match.end() : match.end() + length].decode()


def _accept_metrics(dispatch):
    def accepting(self, environ, start_response):
        if environ["PATH_INFO"] != PUT_METRIC_DATA:
            return dispatch(self, environ, start_response)
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        for name in _metric_names(body):
            print(f"PutMetricData: {name}", flush=True)
        start_response("200 OK", [("Content-Type", "application/cbor"), ("smithy-protocol", "rpc-v2-cbor")])
        return [EMPTY_MAP]

    return accepting


Integration.update_response = _look_first(Integration.update_response)
Integration.delete_response = _look_first(Integration.delete_response)
DomainDispatcherApplication.__call__ = _accept_metrics(DomainDispatcherApplication.__call__)

if __name__ == "__main__":
    main(sys.argv[1:])
