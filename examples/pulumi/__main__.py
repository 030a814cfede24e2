import pulumi

from orders import orders_api

config = pulumi.Config()
orders = orders_api(config.require("backendUri"), config.get("integrationResponseType"))

pulumi.export("apiEndpoint", orders.api.api_endpoint)
pulumi.export("orderAcceptedId", orders.accepted_id)
pulumi.export("orderFailedId", orders.failed_id)
