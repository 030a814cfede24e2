package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code deploy/register.yaml} agrees with the code and with the other role. {@code .ci/lint.py} checks its syntax. */
class RegisterTemplateTest {
    /** {@code PublishingTest} compares the same list with the calls that are made and with docs/operate.md. */
    @Test
    void allowsTheLogRoleExactlyWhatPublishingNeeds() throws IOException {
        assertThat(Pattern.compile("(cloudwatch|logs):[A-Z]\\w+")
                        .matcher(resource("register.yaml", "LogRole"))
                        .results()
                        .map(found -> found.group()))
                .containsExactlyInAnyOrderElementsOf(PublishingFunction.ACTIONS);
    }

    /** Compares the policies; the trust differs, for the type's name has colons in one and hyphens in the other. */
    @Test
    void hasTheSameExecutionRoleAsExecutionRoleYaml() throws IOException {
        assertThat(policies("register.yaml")).isNotEmpty().isEqualTo(policies("execution-role.yaml"));
        assertThat(resource("register.yaml", "ExecutionRole"))
                .contains(
                        "Service: resources.cloudformation.amazonaws.com\n",
                        "aws:SourceAccount: !Ref AWS::AccountId\n");
    }

    /** A new name or path would replace a role, and earlier versions would lose theirs. */
    @Test
    void keepsEarlierVersionsAndTheirRoles() throws IOException {
        assertThat(resource("register.yaml", "Version"))
                .contains("DeletionPolicy: Retain\n", "UpdateReplacePolicy: Retain\n");
        for (String role : List.of("ExecutionRole", "LogRole")) {
            assertThat(resource("register.yaml", role)).doesNotContain(" RoleName:", " Path:");
        }
    }

    private static String policies(String file) throws IOException {
        String role = resource(file, "ExecutionRole");
        return role.substring(role.indexOf("      Policies:\n")).strip();
    }

    /** The lines of a resource, without comments: up to the next one, or the next section. */
    private static String resource(String file, String name) throws IOException {
        String text = Files.readString(Path.of("deploy", file)).replaceAll("(?m)^ *#.*\\n", "");
        int start = text.indexOf("\n  " + name + ":\n") + 1;
        return Pattern.compile("\n {0,2}\\S").split(text.substring(start + 2), 2)[0] + "\n";
    }
}
