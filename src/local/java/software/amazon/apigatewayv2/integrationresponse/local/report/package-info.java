/** What an operation did, and how a person sees it: values, and pure functions from them to lines. */
package software.amazon.apigatewayv2.integrationresponse.local.report;
