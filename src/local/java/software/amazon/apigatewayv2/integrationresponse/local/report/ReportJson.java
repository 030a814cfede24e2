package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;

/** Operations as JSON, for programs. Durations are milliseconds. */
public final class ReportJson {
    private ReportJson() {}

    /** Several operations, and how many succeeded. */
    public static ObjectNode of(List<OperationReport> reports, Duration took) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put(
                "succeeded", reports.stream().filter(OperationReport::succeeded).count());
        document.put(
                "failed", reports.stream().filter(report -> !report.succeeded()).count());
        document.put(
                "serviceCalls",
                reports.stream().mapToInt(report -> report.calls().size()).sum());
        document.put("millis", took.toMillis());
        ArrayNode operations = document.putArray("operations");
        reports.forEach(report -> operations.add(of(report)));
        return document;
    }

    /** One operation. */
    public static ObjectNode of(OperationReport report) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("operation", report.action());
        document.put("status", report.response().path("status").asText());
        document.put("key", report.key());
        document.put("millis", report.took().toMillis());
        document.set("desired", report.desired());
        if (report.previous().isObject()) {
            document.set("previous", report.previous());
        }
        ArrayNode invocations = document.putArray("invocations");
        report.invocations().forEach(invocation -> invocations.add(of(invocation)));
        return document;
    }

    private static ObjectNode of(InvocationReport invocation) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("event", invocation.event());
        ArrayNode calls = document.putArray("serviceCalls");
        invocation.calls().forEach(call -> calls.add(of(call)));
        document.set("response", invocation.response());
        return document;
    }

    private static ObjectNode of(CallDetail call) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("operation", call.call().operation())
                .put("method", call.call().method())
                .put("path", call.call().path());
        if (call.call().status() != ServiceCall.NO_ANSWER) {
            document.put("status", call.call().status());
        }
        call.errorCode().ifPresent(code -> document.put("errorCode", code));
        return document.put("requestBody", call.requestBody())
                .put("responseBody", call.responseBody())
                .put("millis", call.took().toMillis());
    }
}
