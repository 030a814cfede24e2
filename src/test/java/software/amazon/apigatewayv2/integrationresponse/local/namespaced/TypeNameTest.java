package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNameTest {
    private static final String LONGEST = "x".repeat(64);

    /** Of the namespaces, the last three only contain a reserved one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MyOrg::ApiGatewayV2::IntegrationResponse",
                "A1::b2::C3",
                "Amazonia::Edge::WsReply",
                "Develop::Edge::WsReply",
                "MyAWS::Edge::WsReply"
            })
    void takesANameOfThreeParts(String name) {
        assertThat(TypeName.registrable(name)).hasToString(name);
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
                "MyOrg::ApiGatewayV2",
                "MyOrg::ApiGatewayV2::IntegrationResponse::More",
                "MyOrg:ApiGatewayV2:IntegrationResponse",
                "My-Org::ApiGatewayV2::IntegrationResponse",
                "M::ApiGatewayV2::IntegrationResponse",
                "MyOrg::::IntegrationResponse",
                "MyOrg::ApiGatewayV2::IntegrationResponse\n",
                "MyOrg::../../etc::IntegrationResponse",
                "Örg::ApiGatewayV2::IntegrationResponse"
            })
    void refusesAMalformedNameAndSaysTheForm(String name) {
        refuses(name, "\"" + name + "\" is not a type name: it takes three parts of 2 to 64 letters and digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alexa", "AMZN", "Amazon", "AWS", "Custom", "Dev", "aws", "DEV"})
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
        assertThatThrownBy(() -> TypeName.registrable(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
