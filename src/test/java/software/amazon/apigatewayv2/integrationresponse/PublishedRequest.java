package software.amazon.apigatewayv2.integrationresponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request to CloudWatch or CloudWatch Logs as it came. */
record PublishedRequest(String operation, Map<String, String> headers, Map<?, ?> body) {

    /** Whose credentials it was signed with. */
    String accessKey() {
        return headers.get("Authorization").replaceFirst(".*Credential=([^/]+)/.*", "$1");
    }

    /** The metrics, each a map of what it is made of. */
    List<?> metrics() {
        return operation.equals("PutMetricData") ? (List<?>) body.get("MetricData") : List.of();
    }

    /** The messages of the lines. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (operation.equals("PutLogEvents")) {
            ((List<?>) body.get("logEvents")).forEach(line -> lines.add((String) ((Map<?, ?>) line).get("message")));
        }
        return lines;
    }
}
