package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.ReceivedRequest;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.StubResponse;

/** The responses of a CloudWatch, metrics and logs, that takes whatever it is sent. */
final class StubCloudWatch {

    private StubCloudWatch() {}

    /** One that has no log group until somebody makes one. */
    static Function<ReceivedRequest, StubResponse> withoutLogGroup() {
        AtomicBoolean made = new AtomicBoolean();
        return request -> {
            if (operation(request).equals("CreateLogGroup")) {
                made.set(true);
            }
            return operation(request).equals("CreateLogStream") && !made.get()
                    ? new StubResponse(
                            400, Map.of("x-amzn-ErrorType", "ResourceNotFoundException"), "{\"message\": \"no group\"}")
                    : withLogGroup(request);
        };
    }

    /** CloudWatch Logs speaks JSON; CloudWatch speaks CBOR and has nothing to say. */
    static StubResponse withLogGroup(ReceivedRequest request) {
        return operation(request).equals("PutMetricData")
                ? new StubResponse(200, Map.of("smithy-protocol", "rpc-v2-cbor"), "")
                : new StubResponse(200, Map.of(), "{}");
    }

    /** The operation is the end of the target, and where there is none, of the path. */
    static String operation(ReceivedRequest request) {
        String target = request.header("X-Amz-Target");
        return target.isEmpty() ? request.path().replaceFirst(".*/", "") : target.replaceFirst("Logs_20140328\\.", "");
    }
}
