package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.TextBody;

/**
 * Answers GetCallerIdentity of STS, which Terraform's awscc and Pulumi's aws-native call first, at this address, and
 * passes on other requests. STS uses the query protocol: a form as request, XML as response.
 */
record CallerIdentity(HttpHandler next) implements HttpHandler {
    private static final String IDENTITY =
            """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>\
            <Arn>arn:aws:iam::123456789012:user/local</Arn><UserId>local</UserId><Account>123456789012</Account>\
            </GetCallerIdentityResult></GetCallerIdentityResponse>""";
    private static final String INVALID_ACTION =
            """
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>\
            <Code>InvalidAction</Code><Message>Of STS, only GetCallerIdentity is here</Message></Error></ErrorResponse>""";

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
            next.handle(exchange);
            return;
        }
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean known = List.of(form.split("&")).contains("Action=GetCallerIdentity");
            new TextBody("text/xml", known ? IDENTITY : INVALID_ACTION).send(exchange, known ? 200 : 400);
        }
    }
}
