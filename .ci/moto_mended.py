"""moto's server with one defect mended.

moto 5.2.5 answers an update or a delete of an integration response that does not exist with 500 (a KeyError), where the
service model and moto's own read have NotFoundException. A handler that reads first never sees that; one that relies on
the service's own answer takes the 500 for what it says, an outage, and tries again. ControlPlaneConformanceTest holds
the list of all differences and runs against moto as it is.
"""

import sys

from moto.apigatewayv2.models import Integration
from moto.server import main


def _look_first(change):
    def looked_first(self, integration_response_id, *args, **kwargs):
        self.get_response(integration_response_id)
        return change(self, integration_response_id, *args, **kwargs)

    return looked_first


Integration.update_response = _look_first(Integration.update_response)
Integration.delete_response = _look_first(Integration.delete_response)

if __name__ == "__main__":
    main(sys.argv[1:])
