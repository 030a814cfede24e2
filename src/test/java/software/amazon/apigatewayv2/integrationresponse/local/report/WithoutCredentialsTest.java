package software.amazon.apigatewayv2.integrationresponse.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithoutCredentialsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"credentials\": {\"secretAccessKey\": \"secret\"}}",
                "{\"requestData\": {\"callerCredentials\": {\"sessionToken\": \"secret\"}}}",
                "{\"requestData\": {\"providerCredentials\": \"secret\"}}",
                "{\"list\": [{\"Credentials\": [\"secret\"]}]}"
            })
    void credentialsAreLeftOutWhereverTheyAre(String event) throws JsonProcessingException {
        JsonNode document = new ObjectMapper().readTree(event);
        assertThat(WithoutCredentials.of(document).toString())
                .doesNotContain("secret\"")
                .contains("(left out)");
        assertThat(document.toString()).contains("secret\"");
    }
}
