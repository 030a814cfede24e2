package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"MyOrg::ApiGatewayV2::IntegrationResponse", "Acme::Edge::WsReply", "A1::b2::C3"})
    void aNameOfOnesOwnIsTaken(String text) {
        assertThat(TypeName.registrable(text)).hasToString(text);
    }

    @Test
    void eachPartMayHaveUpTo64Characters() {
        String part = "x".repeat(64);
        assertThat(TypeName.registrable(part + "::" + part + "::" + part).organization())
                .isEqualTo(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MyOrg",
                "MyOrg::ApiGatewayV2",
                "MyOrg::ApiGatewayV2::IntegrationResponse::More",
                "MyOrg:ApiGatewayV2:IntegrationResponse",
                "My-Org::ApiGatewayV2::IntegrationResponse",
                "M::ApiGatewayV2::IntegrationResponse",
                "MyOrg::ApiGatewayV2::R",
                "MyOrg::::IntegrationResponse",
                " MyOrg::ApiGatewayV2::IntegrationResponse",
                "MyOrg::ApiGatewayV2::IntegrationResponse\n",
                "MyOrg::../../etc::IntegrationResponse",
                "Örg::ApiGatewayV2::IntegrationResponse",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx::Edge::WsReply"
            })
    void aMalformedNameIsRefusedAndTheFormSaid(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypeName.registrable(text))
                .withMessageContaining("\"" + text + "\" is not a type name")
                .withMessageContaining("three parts of 2 to 64 letters and digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alexa", "AMZN", "Amazon", "AWS", "Custom", "Dev", "aws", "amzn", "DEV"})
    void aReservedNamespaceIsRefusedInWhateverCase(String organization) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypeName.registrable(organization + "::ApiGatewayV2::IntegrationResponse"))
                .withMessageContaining("namespaces Alexa, AMZN, Amazon, AWS, Custom, Dev are reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Amazonia", "Develop", "MyAWS"})
    void aNamespaceThatOnlyContainsAReservedOneIsTaken(String organization) {
        assertThat(TypeName.registrable(organization + "::Edge::WsReply").organization())
                .isEqualTo(organization);
    }

    @Test
    void theNameOfAModuleIsRefusedAsOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypeName.registrable("MyOrg::ApiGatewayV2::IntegrationResponse::MODULE"))
                .withMessageContaining("names a module");
    }

    @ParameterizedTest
    @CsvSource({
        "Acme::Edge::WsReply, Acme-Edge-WsReply, acme-edge-wsreply",
        "MyOrg::ApiGatewayV2::IntegrationResponse, MyOrg-ApiGatewayV2-IntegrationResponse,"
                + " myorg-apigatewayv2-integrationresponse"
    })
    void aNameHasItsFormsForFilesAndArns(String text, String hyphenated, String fileName) {
        TypeName name = TypeName.registrable(text);
        assertThat(name.hyphenated()).isEqualTo(hyphenated);
        assertThat(name.fileName()).isEqualTo(fileName);
    }
}
