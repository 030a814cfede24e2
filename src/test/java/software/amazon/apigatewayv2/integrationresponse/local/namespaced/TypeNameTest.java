package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNameTest {
    private static final String LONGEST = "x".repeat(64);

    /** Of the namespaces, the last three only contain a reserved one. */
    @ParameterizedTest
    @CsvSource({
        "Acme::Edge::WsReply, Acme-Edge-WsReply, acme-edge-wsreply",
        "A1::b2::C3, A1-b2-C3, a1-b2-c3",
        "MyOrg::ApiGatewayV2::Reply, MyOrg-ApiGatewayV2-Reply, myorg-apigatewayv2-reply",
        "Amazonia::Edge::WsReply, Amazonia-Edge-WsReply, amazonia-edge-wsreply",
        "Develop::Edge::WsReply, Develop-Edge-WsReply, develop-edge-wsreply",
        "MyAWS::Edge::WsReply, MyAWS-Edge-WsReply, myaws-edge-wsreply"
    })
    void takesANameAndGivesItsFormsForArnsAndFiles(String text, String hyphenated, String fileName) {
        TypeName name = TypeName.registrable(text);
        assertThat(name).hasToString(text);
        assertThat(name.hyphenated()).isEqualTo(hyphenated);
        assertThat(name.fileName()).isEqualTo(fileName);
    }

    @Test
    void takesPartsOfUpTo64Characters() {
        String name = LONGEST + "::" + LONGEST + "::" + LONGEST;
        assertThat(TypeName.registrable(name)).hasToString(name);
        refuses(name + "x", "\"" + name + "x\" is not a type name");
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
                "Örg::ApiGatewayV2::IntegrationResponse"
            })
    void refusesAMalformedNameAndSaysTheForm(String text) {
        refuses(text, "\"" + text + "\" is not a type name: it takes three parts of 2 to 64 letters and digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alexa", "AMZN", "Amazon", "AWS", "Custom", "Dev", "aws", "amzn", "DEV"})
    void refusesAReservedNamespaceInWhateverCase(String organization) {
        String name = organization + "::ApiGatewayV2::IntegrationResponse";
        refuses(
                name,
                name + " cannot be registered: the namespaces Alexa, AMZN, Amazon, AWS, Custom, Dev are reserved");
    }

    @Test
    void refusesTheNameOfAModuleAsOne() {
        refuses("MyOrg::Edge::WsReply::MODULE", "MyOrg::Edge::WsReply::MODULE names a module");
    }

    private static void refuses(String name, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypeName.registrable(name))
                .withMessageStartingWith(message);
    }
}
