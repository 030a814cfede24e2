package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.Answer;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.Received;

/** The answers of a CloudWatch, metrics and logs, that takes whatever it is sent. */
final class StubCloudWatch {

    private StubCloudWatch() {}

    static Answer withoutLogGroup(Received request) {
        return answer(request, "{\"logGroups\": []}");
    }

    static Answer withLogGroup(Received request) {
        return answer(request, "{\"logGroups\": [{\"logGroupName\": \"" + CloudFormationRequest.LOG_GROUP + "\"}]}");
    }

    /** The operation is the end of the target, and where there is none, of the path. */
    static String operation(Received request) {
        String target = request.header("X-Amz-Target");
        return target.isEmpty() ? request.path().replaceFirst(".*/", "") : target.replaceFirst("Logs_20140328\\.", "");
    }

    /** CloudWatch Logs speaks JSON; CloudWatch speaks CBOR and has nothing to say. */
    private static Answer answer(Received request, String logGroups) {
        return switch (operation(request)) {
            case "PutMetricData" -> new Answer(200, Map.of("smithy-protocol", "rpc-v2-cbor"), "");
            case "DescribeLogGroups" -> new Answer(200, Map.of(), logGroups);
            default -> new Answer(200, Map.of(), "{}");
        };
    }
}
