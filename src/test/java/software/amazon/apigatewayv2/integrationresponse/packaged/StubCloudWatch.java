package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.Answer;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.Received;

/** The answers of a CloudWatch, metrics and logs, that takes whatever it is sent. */
final class StubCloudWatch {

    private StubCloudWatch() {}

    /** One that has no log group until somebody makes one. */
    static Function<Received, Answer> withoutLogGroup() {
        AtomicBoolean made = new AtomicBoolean();
        return request -> {
            if (operation(request).equals("CreateLogGroup")) {
                made.set(true);
            }
            return operation(request).equals("CreateLogStream") && !made.get()
                    ? new Answer(
                            400, Map.of("x-amzn-ErrorType", "ResourceNotFoundException"), "{\"message\": \"no group\"}")
                    : withLogGroup(request);
        };
    }

    /** CloudWatch Logs speaks JSON; CloudWatch speaks CBOR and has nothing to say. */
    static Answer withLogGroup(Received request) {
        return operation(request).equals("PutMetricData")
                ? new Answer(200, Map.of("smithy-protocol", "rpc-v2-cbor"), "")
                : new Answer(200, Map.of(), "{}");
    }

    /** The operation is the end of the target, and where there is none, of the path. */
    static String operation(Received request) {
        String target = request.header("X-Amz-Target");
        return target.isEmpty() ? request.path().replaceFirst(".*/", "") : target.replaceFirst("Logs_20140328\\.", "");
    }
}
