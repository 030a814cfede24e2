package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationReport;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** An integration response is created, read, updated, listed and deleted. */
final class Demo {
    static final int OPERATIONS = 5;
    private static final String KEY = "/4\\d\\d/";

    private final FunctionRun run;
    private final BiConsumer<String, OperationReport> shown;
    private final List<OperationReport> reports = new ArrayList<>();

    /** A demonstration by a function; each operation is shown with what it is for. */
    Demo(FunctionRun run, BiConsumer<String, OperationReport> shown) {
        this.run = run;
        this.shown = shown;
    }

    /** What became of the operations. If the first fails, there is nothing for the others to work on. */
    List<OperationReport> run() {
        ObjectNode wanted = identified().put("IntegrationResponseKey", KEY);
        wanted.put("TemplateSelectionExpression", "${integration.response.header.content-type}");
        map(
                wanted,
                "ResponseParameters",
                Map.of("method.response.header.x-reason", "integration.response.header.reason"));
        map(wanted, "ResponseTemplates", Map.of("application/json", "{\"message\": $input.json('$.error')}"));
        JsonNode created = step("Create: it maps every 4xx of the backend", "CREATE", wanted, wanted.nullNode());
        if (!created.path("IntegrationResponseId").isTextual()) {
            return List.copyOf(reports);
        }

        ObjectNode identifier = identified();
        identifier.set("IntegrationResponseId", created.path("IntegrationResponseId"));
        JsonNode read = step("Read: what API Gateway holds", "READ", identifier, wanted.nullNode());

        ObjectNode changed = identifier.deepCopy().put("IntegrationResponseKey", KEY);
        changed.put("ContentHandlingStrategy", "CONVERT_TO_TEXT");
        map(changed, "ResponseTemplates", Map.of("$default", "sorry"));
        step("Update: another template; the header and the selection are removed", "UPDATE", changed, read);

        step("List: the new one, and the one that was there before", "LIST", identified(), wanted.nullNode());
        step("Delete", "DELETE", identifier, wanted.nullNode());
        return List.copyOf(reports);
    }

    private JsonNode step(String purpose, String action, ObjectNode desired, JsonNode previous) {
        OperationReport report = run.invoke(event(action, desired, previous));
        reports.add(report);
        shown.accept(purpose, report);
        return report.response().path("resourceModel");
    }

    private static Event event(String action, ObjectNode desired, JsonNode previous) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("action", action);
        event.putObject("credentials")
                .put("accessKeyId", "local")
                .put("secretAccessKey", "local")
                .put("sessionToken", "local");
        ObjectNode request = event.putObject("request")
                .put("clientRequestToken", "local-demo")
                .put("logicalResourceIdentifier", "ClientErrors");
        request.set("desiredResourceState", desired);
        request.set("previousResourceState", previous);
        return EventForms.as(Entrypoint.HANDLE, new Event(Entrypoint.TEST, event.putNull("callbackContext")));
    }

    private static ObjectNode identified() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ApiId", SampleData.API_ID)
                .put("IntegrationId", SampleData.INTEGRATION_ID);
    }

    private static void map(ObjectNode model, String property, Map<String, String> entries) {
        ObjectNode map = model.putObject(property);
        entries.forEach(map::put);
    }
}
