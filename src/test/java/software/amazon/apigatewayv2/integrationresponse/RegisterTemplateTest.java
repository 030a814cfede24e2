package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code deploy/register.yaml} against what has to agree with it; {@code .ci/lint.py} judges it as a template. */
class RegisterTemplateTest {
    private static final Pattern ACTION = Pattern.compile("(cloudwatch|logs):[A-Z]\\w+");

    /** What publishing needs, {@code PublishingTest} and docs/operate.md hold against the same list. */
    @Test
    void allowsTheLogRoleWhatPublishingNeedsAndNothingElse() throws IOException {
        assertThat(ACTION.matcher(resource("register.yaml", "LogRole"))
                        .results()
                        .map(found -> found.group()))
                .containsExactlyInAnyOrderElementsOf(PublishingFunction.ACTIONS);
    }

    /** The type's name is a parameter in both, but spelled with colons in one and with hyphens in the other. */
    @Test
    void hasTheExecutionRoleOfExecutionRoleYaml() throws IOException {
        assertThat(policies("register.yaml")).isNotEmpty().isEqualTo(policies("execution-role.yaml"));
        assertThat(resource("register.yaml", "ExecutionRole"))
                .contains(
                        "Service: resources.cloudformation.amazonaws.com\n",
                        "aws:SourceAccount: !Ref AWS::AccountId\n");
    }

    @Test
    void keepsAVersionThatAnotherReplacesOrWhoseStackGoes() throws IOException {
        assertThat(resource("register.yaml", "Version"))
                .contains("Type: AWS::CloudFormation::ResourceVersion\n")
                .contains("DeletionPolicy: Retain\n", "UpdateReplacePolicy: Retain\n");
    }

    /** A role with another name or path is another role, and versions that are kept would lose theirs. */
    @Test
    void replacesNoRoleThatKeptVersionsUse() throws IOException {
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
