package software.amazon.apigatewayv2.integrationresponse.local.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.apigatewayv2.integrationresponse.local.probe.ScriptedService.Script.refusing;
import static software.amazon.apigatewayv2.integrationresponse.local.probe.ScriptedService.Script.showing;
import static software.amazon.apigatewayv2.integrationresponse.local.probe.ScriptedService.Script.taking;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.probe.ScriptedService.Reply;
import software.amazon.apigatewayv2.integrationresponse.local.probe.ScriptedService.Script;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** Each question that the local API Gateway V2 has no switch for, on services that answer it in another way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionTest {
    private static final Map<String, Integer> STATUSES =
            Map.of("BadRequest", 400, "AccessDenied", 403, "Conflict", 409, "InternalServerError", 500);

    private Map<String, String> plainly;

    @BeforeAll
    void askAServiceWithoutAScript() throws Exception {
        plainly = answers((call, body, service) -> service.apply(body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a parameter method.response.header.NAME | refused | refuse | POST .*method.response.header | BadRequest | No
                    a parameter route.response.header.NAME | refused | refuse | POST .*route.response.header | BadRequest | No
                    an update of one of two parameters \
                    | it holds {method.response.header.name0='4', method.response.header.name1='2'} \
                    | take | PATCH | name0":"'3' | name0":"'4'
                    an expression "" in an update | ignored | take | PATCH | "templateSelectionExpression":"" | "other":""
                    an expression "" in an update | refused | refuse | PATCH .*Expression":"" | BadRequest | No
                    the response to an update, and a read | not the same | show | PATCH | CONVERT_TO_TEXT | CONVERT_TO_BINARY
                    an update with the key that it has | refused | refuse | PATCH .*/same/ | BadRequest | No
                    a create with a key that exists | refused | show | POST | already exists for this | is not new in this
                    an update to a key that exists | refused | refuse | PATCH .*/taken/ | BadRequest | No
                    an update to a key that exists | concurrent modification \
                    | refuse | PATCH .*/taken/ | Conflict | concurrent modification
                    a read of what has a key only | only ResponseParameters and ResponseTemplates \
                    | show | GET | \\{"integrationResponseId":"(\\w+)","integrationResponseKey":"(/[\\w-]+/)"} \
                    | {"integrationResponseId":"$1","responseParameters":{},"responseTemplates":{}}
                    parameter names that differ in case only | it holds {method.response.header.case='2'} \
                    | show | GET | "method.response.header.Case":"'1'", | ``
                    an expression $default | refused | refuse | POST .*"\\$default" | BadRequest | No
                    an expression \\$default | refused | refuse | POST .*"\\\\\\\\\\$default" | BadRequest | No
                    the key 4xx | refused | refuse | POST .*"4xx" | BadRequest | No
                    the key 4xx | no answer | refuse | POST .*"4xx" | AccessDenied | Not you
                    the key 4xx | no answer | refuse | POST .*"4xx" | InternalServerError | Sorry
                    two changes of an API at once | refused | refuse | PATCH .*kind}[0-4] | Conflict | Conflict
                    deleting an integration with responses | refused | refuse | DELETE .*/integrations/ | BadRequest | No
                    an empty template in a create | it holds {} | take | POST | "text/x-0":"" | ``
                    an empty template in a create | refused | refuse | POST .*"text/x-0":"" | BadRequest | No
                    a template of 32,768 characters | refused | refuse | POST .*"x{32768}" | BadRequest | No
                    a template of 32,769 characters | accepted | take | POST | x{32769} | x
                    """)
    void reportsADifferentResponseAndLeavesTheOthers(
            String asked, String answer, String kind, String on, String pattern, String replacement) throws Exception {
        Map<String, String> expected = new TreeMap<>(plainly);
        expected.put(asked, answer);
        Script script =
                switch (kind) {
                    case "take" -> taking(on, pattern, replacement);
                    case "show" -> showing(on, pattern, replacement);
                    default -> refusing(on, STATUSES.get(pattern), pattern + "Exception", replacement);
                };
        assertThat(answers(script)).isEqualTo(expected);
    }

    @Test
    void repeatsAThrottledCall() throws Exception {
        AtomicInteger throttled = new AtomicInteger();
        Script script = (call, body, service) -> body.contains("4xx") && throttled.incrementAndGet() < 3
                ? new Reply(429, "TooManyRequestsException", "{}")
                : service.apply(body);
        assertThat(answers(script)).isEqualTo(plainly);
        assertThat(throttled).hasValue(3);
    }

    @Test
    void saysThatNoOptionImitatesMapsThatDifferFromEachOther() throws Exception {
        ProbeReport report = report(taking("PATCH", "\\{\"text/x-0\":\"'3'\"", "$0,\"text/x-1\":\"\""));
        assertThat(report.options()).doesNotContain("--maps");
        assertThat(report.json().get("notImitated").toString())
                .isEqualTo("[\"--maps: --maps merged and --maps replaced\"]");
        assertThat(report.isAsReliedOn()).isTrue();
    }

    private static Map<String, String> answers(Script script) throws Exception {
        Map<String, String> answers = new TreeMap<>();
        report(script)
                .findings()
                .forEach(finding ->
                        answers.put(finding.question().asked(), finding.answer().word()));
        return answers;
    }

    private static ProbeReport report(Script script) throws Exception {
        try (ScriptedService service = new ScriptedService(script);
                ApiGatewayV2Client client = Probe.client(
                        "us-east-1", AwsBasicCredentials.create("a", "b"), Optional.of(service.endpoint()))) {
            return new Probe(client, "us-east-1", Optional.empty(), asking -> {}, told -> {}).run();
        }
    }
}
