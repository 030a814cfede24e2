package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** An integration response is created, read, updated, listed and deleted. */
final class Demo {
    private static final int OPERATIONS = 5;
    private static final String KEY = "/4\\d\\d/";

    private final FunctionRun run;
    private final Transcript transcript;
    private int succeeded;

    Demo(FunctionRun run, Transcript transcript) {
        this.run = run;
        this.transcript = transcript;
    }

    /** Whether every operation succeeded. */
    boolean run() {
        ObjectNode wanted = identified().put("IntegrationResponseKey", KEY);
        wanted.put("TemplateSelectionExpression", "${integration.response.header.content-type}");
        map(
                wanted,
                "ResponseParameters",
                Map.of("method.response.header.x-reason", "integration.response.header.reason"));
        map(wanted, "ResponseTemplates", Map.of("application/json", "{\"message\": $input.json('$.error')}"));
        JsonNode created = step("Create: it answers every 4xx of the backend", "CREATE", wanted, wanted.nullNode());

        ObjectNode identifier = identified();
        identifier.set("IntegrationResponseId", created.path("IntegrationResponseId"));
        JsonNode read = step("Read: what the service holds", "READ", identifier, wanted.nullNode());

        ObjectNode changed = identifier.deepCopy().put("IntegrationResponseKey", KEY);
        changed.put("ContentHandlingStrategy", "CONVERT_TO_TEXT");
        map(changed, "ResponseTemplates", Map.of("$default", "sorry"));
        step("Update: other templates; the header and the selection go", "UPDATE", changed, read);

        step("List: the new one beside the one that was there", "LIST", identified(), wanted.nullNode());
        step("Delete", "DELETE", identifier, wanted.nullNode());
        transcript.summary(summary());
        return succeeded == OPERATIONS;
    }

    private JsonNode step(String heading, String action, ObjectNode desired, JsonNode previous) {
        transcript.heading(heading);
        JsonNode answer = run.invoke(event(action, desired, previous));
        if (FunctionRun.succeeded(answer)) {
            succeeded++;
        }
        return answer.path("resourceModel");
    }

    private String summary() {
        return succeeded == OPERATIONS
                ? "%d operations succeeded, %d service calls.".formatted(succeeded, run.serviceCalls())
                : "%d of %d operations succeeded, %d service calls."
                        .formatted(succeeded, OPERATIONS, run.serviceCalls());
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
        return new Event(Entrypoint.TEST, event.putNull("callbackContext"));
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
