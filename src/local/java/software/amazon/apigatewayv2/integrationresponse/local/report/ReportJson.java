package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationReport.Invocation;

/** Operations as JSON, for programs. Durations are milliseconds. */
public final class ReportJson {
    private ReportJson() {}

    public static ObjectNode of(List<OperationReport> reports, Duration took) {
        long succeeded = reports.stream().filter(OperationReport::succeeded).count();
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("succeeded", succeeded)
                .put("failed", reports.size() - succeeded)
                .put(
                        "serviceCalls",
                        reports.stream().mapToInt(OperationReport::callCount).sum())
                .put("millis", took.toMillis());
        reports.forEach(report -> document.withArray("operations").add(of(report)));
        return document;
    }

    public static ObjectNode of(OperationReport report) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("operation", report.action())
                .put("status", report.response().path("status").asText())
                .put("key", report.key())
                .put("millis", report.took().toMillis());
        document.set("desired", report.desired());
        if (report.previous().isObject()) {
            document.set("previous", report.previous());
        }
        report.invocations()
                .forEach(invocation ->
                        add(invocation, document.withArray("invocations").addObject()));
        return document;
    }

    private static void add(Invocation invocation, ObjectNode document) {
        document.set("event", invocation.event());
        document.putArray("serviceCalls");
        invocation
                .calls()
                .forEach(call -> add(call, document.withArray("serviceCalls").addObject()));
        document.set("response", invocation.response());
    }

    private static void add(CallDetail call, ObjectNode document) {
        ServiceCall what = call.call();
        document.put("operation", what.operation()).put("method", what.method()).put("path", what.path());
        if (what.status() != ServiceCall.NO_ANSWER) {
            document.put("status", what.status());
        }
        call.errorCode().ifPresent(code -> document.put("errorCode", code));
        document.put("requestBody", call.requestBody())
                .put("responseBody", call.responseBody())
                .put("millis", call.took().toMillis());
    }
}
