#!/usr/bin/env bash
# The life of an integration response by Cloud Control: create, get, update, list, delete, and what is refused on the way.
#
# API_ID and INTEGRATION_ID name a WebSocket API's integration that has no integration response with the key /2\d\d/.
# TYPE_NAME is the type's registered name; without it, AWS's own. AWS_ENDPOINT_URL_CLOUDCONTROL leads to another Cloud
# Control than AWS's, such as that of ./local cloudcontrol.
set -euo pipefail

: "${API_ID:?the identifier of a WebSocket API}" "${INTEGRATION_ID:?the identifier of one of its integrations}"
type=${TYPE_NAME:-AWS::ApiGatewayV2::IntegrationResponse}
export AWS_PAGER=""

say() { printf '\n== %s\n' "$*"; }

token_of() { jq --raw-output .ProgressEvent.RequestToken; }

wait_for() {
    aws cloudcontrol wait resource-request-success --request-token "$1"
    aws cloudcontrol get-resource-request-status --request-token "$1"
}

properties_of() {
    aws cloudcontrol get-resource --type-name "$type" --identifier "$1" \
        --query ResourceDescription.Properties --output text | jq --sort-keys .
}

# Runs a command that has to be refused with this error code, and shows the refusal.
refused() {
    local code=$1 said
    shift
    if said=$("$@" 2>&1); then
        echo "not refused: $*" >&2
        return 1
    fi
    grep -F "($code)" <<<"$said" || {
        echo "refused otherwise: $said" >&2
        return 1
    }
}

# The properties have to be what follows on standard input.
expect() {
    diff <(jq --sort-keys . /dev/stdin) <(properties_of "$1")
}

say 'create, and wait'
desired=$(jq --null-input --arg api "$API_ID" --arg integration "$INTEGRATION_ID" '{
  ApiId: $api,
  IntegrationId: $integration,
  IntegrationResponseKey: "/2\\d\\d/",
  TemplateSelectionExpression: "${integration.response.header.content-type}",
  ResponseParameters: {"method.response.header.x-answered-by": "'"'orders'"'"},
  ResponseTemplates: {"application/json": "{\"state\": \"accepted\"}", "text/plain": "accepted"}
}')
client_token=life-$(date +%s)-$$
created=$(aws cloudcontrol create-resource --type-name "$type" --desired-state "$desired" --client-token "$client_token")
echo "$created"
request=$(token_of <<<"$created")
done=$(wait_for "$request")
echo "$done"
identifier=$(jq --raw-output .ProgressEvent.Identifier <<<"$done")

say 'get'
properties_of "$identifier"
expect "$identifier" <<<"$(jq --arg id "${identifier##*|}" '. + {IntegrationResponseId: $id}' <<<"$desired")"

say 'the same client token again is the same request'
again=$(aws cloudcontrol create-resource --type-name "$type" --desired-state "$desired" --client-token "$client_token")
[ "$(token_of <<<"$again")" = "$request" ] && echo "$request"

say 'the same client token for another request'
refused ClientTokenConflictException aws cloudcontrol create-resource --type-name "$type" \
    --desired-state "$(jq '.IntegrationResponseKey = "/5\\d\\d/"' <<<"$desired")" --client-token "$client_token"

say 'a property that does not exist'
refused ValidationException aws cloudcontrol create-resource --type-name "$type" \
    --desired-state "$(jq '.ContentHandling = "CONVERT_TO_TEXT"' <<<"$desired")"

say 'update: add, replace and remove keys of maps'
patch='[
  {"op": "add", "path": "/ContentHandlingStrategy", "value": "CONVERT_TO_TEXT"},
  {"op": "add", "path": "/ResponseParameters/method.response.header.x-order-id", "value": "integration.response.header.location"},
  {"op": "remove", "path": "/ResponseParameters/method.response.header.x-answered-by"},
  {"op": "replace", "path": "/ResponseTemplates/application~1json", "value": "{\"state\": \"taken\"}"},
  {"op": "remove", "path": "/ResponseTemplates/text~1plain"}
]'
wait_for "$(aws cloudcontrol update-resource --type-name "$type" --identifier "$identifier" --patch-document "$patch" | token_of)"
properties_of "$identifier"
expect "$identifier" <<<"$(jq --arg id "${identifier##*|}" '. + {
  IntegrationResponseId: $id,
  ContentHandlingStrategy: "CONVERT_TO_TEXT",
  ResponseParameters: {"method.response.header.x-order-id": "integration.response.header.location"},
  ResponseTemplates: {"application/json": "{\"state\": \"taken\"}"}
}' <<<"$desired")"

say 'a property that cannot be changed'
refused NotUpdatableException aws cloudcontrol update-resource --type-name "$type" --identifier "$identifier" \
    --patch-document '[{"op": "replace", "path": "/ApiId", "value": "another"}]'

say 'list the integration responses of the integration'
listed=$(aws cloudcontrol list-resources --type-name "$type" \
    --resource-model "$(jq '{ApiId, IntegrationId}' <<<"$desired")")
jq '.ResourceDescriptions[].Identifier' <<<"$listed"
jq --exit-status --arg id "$identifier" 'any(.ResourceDescriptions[]; .Identifier == $id)' <<<"$listed" >/dev/null

say 'delete'
wait_for "$(aws cloudcontrol delete-resource --type-name "$type" --identifier "$identifier" | token_of)"

say 'get what is gone'
refused ResourceNotFoundException aws cloudcontrol get-resource --type-name "$type" --identifier "$identifier"

say 'the requests, the newest first'
aws cloudcontrol list-resource-requests --max-items 4 \
    --query 'ResourceRequestStatusSummaries[].[Operation, OperationStatus, Identifier]' --output text
