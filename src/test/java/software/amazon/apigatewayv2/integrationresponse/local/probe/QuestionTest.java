package software.amazon.apigatewayv2.integrationresponse.local.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static software.amazon.apigatewayv2.integrationresponse.local.probe.ScriptedService.Script.refusing;
import static software.amazon.apigatewayv2.integrationresponse.local.probe.ScriptedService.Script.showing;
import static software.amazon.apigatewayv2.integrationresponse.local.probe.ScriptedService.Script.taking;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.probe.ScriptedService.Reply;
import software.amazon.apigatewayv2.integrationresponse.local.probe.ScriptedService.Script;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** Each question that the local API Gateway V2 has no switch for, on services that answer it in another way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionTest {
    private Map<String, String> plainly;

    @BeforeAll
    void askAServiceWithoutAScript() throws Exception {
        plainly = answers((method, path, body, service) -> service.carryOut(body));
    }

    private static final Reply THROTTLED = new Reply(
            429, Map.of("x-amzn-ErrorType", "TooManyRequestsException"), "{\"message\":\"Too Many Requests\"}");

    static Stream<Arguments> otherAnswers() {
        return Stream.of(
                arguments("a parameter method.response.header.NAME", "refused", bad("POST .*method.response.header")),
                arguments("a parameter route.response.header.NAME", "refused", bad("POST .*route.response.header")),
                arguments(
                        "an update of one of two parameters",
                        "it holds {method.response.header.name0='4', method.response.header.name1='2'}",
                        taking("PATCH", "name0\":\"'3'", "name0\":\"'4'")),
                arguments(
                        "an expression \"\" in an update",
                        "ignored",
                        taking("PATCH", "\"templateSelectionExpression\":\"\"", "\"other\":\"\"")),
                arguments("an expression \"\" in an update", "refused", bad("PATCH .*Expression\":\"\"")),
                arguments(
                        "the response to an update, and a read",
                        "not the same",
                        showing("PATCH", "CONVERT_TO_TEXT", "CONVERT_TO_BINARY")),
                arguments("an update with the key that it has", "refused", bad("PATCH .*/same/")),
                arguments(
                        "a create with a key that exists",
                        "refused",
                        showing("POST", "already exists for this", "is the key of another one of this")),
                arguments("an update to a key that exists", "refused", bad("PATCH .*/taken/")),
                arguments(
                        "an update to a key that exists",
                        "concurrent modification",
                        conflict("PATCH .*/taken/", "concurrent modification")),
                arguments(
                        "a read of what has a key only",
                        "only ResponseParameters and ResponseTemplates",
                        showing(
                                "GET",
                                "\\{\"integrationResponseId\":\"(\\w+)\",\"integrationResponseKey\":\"(/[\\w-]+/)\"}",
                                "{\"integrationResponseId\":\"$1\",\"responseParameters\":{},\"responseTemplates\":{}}")),
                arguments(
                        "parameter names that differ in case only",
                        "it holds {method.response.header.case='2'}",
                        showing("GET", "\"method.response.header.Case\":\"'1'\",", "")),
                arguments("an expression $default", "refused", bad("POST .*\"\\$default\"")),
                arguments("an expression \\$default", "refused", bad("POST .*\"\\\\\\\\\\$default\"")),
                arguments("the key 4xx", "refused", bad("POST .*\"4xx\"")),
                arguments("two changes of an API at once", "refused", conflict("PATCH .*kind}[0-4]", "Conflict")),
                arguments("deleting an integration with responses", "refused", bad("DELETE .*/integrations/")),
                arguments("an empty template in a create", "it holds {}", taking("POST", "\"text/x-0\":\"\"", "")),
                arguments("an empty template in a create", "refused", bad("POST .*\"text/x-0\":\"\"")),
                arguments("a template of 32,768 characters", "refused", bad("POST .*\"x{32768}\"")),
                arguments("a template of 32,769 characters", "accepted", taking("POST", "x{32769}", "x")));
    }

    @ParameterizedTest
    @MethodSource("otherAnswers")
    void reportsAnotherAnswerAndChangesNoOther(String asked, String answer, Script script) throws Exception {
        Map<String, String> expected = new TreeMap<>(plainly);
        expected.put(asked, answer);
        assertThat(answers(script)).isEqualTo(expected);
    }

    @Test
    void reportsNoAnswerWhereACallIsForbiddenOrFails() throws Exception {
        Map<String, String> expected = new TreeMap<>(plainly);
        expected.put("the key 4xx", "no answer");
        assertThat(answers(refusing("POST .*\"4xx\"", 403, "AccessDeniedException", "Not you")))
                .isEqualTo(expected);
        assertThat(answers(refusing("POST .*\"4xx\"", 500, "InternalError", "Sorry")))
                .isEqualTo(expected);
    }

    @Test
    void repeatsAThrottledCall() throws Exception {
        AtomicInteger throttled = new AtomicInteger();
        Script script = (method, path, body, service) ->
                body.contains("4xx") && throttled.incrementAndGet() < 3 ? THROTTLED : service.carryOut(body);
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

    private static Script bad(String pattern) {
        return refusing(pattern, 400, "BadRequestException", "No");
    }

    private static Script conflict(String pattern, String words) {
        return refusing(pattern, 409, "ConflictException", words);
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
