package software.amazon.apigatewayv2.integrationresponse.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.SchemaProperties;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseResponse;

/** The declared properties against the schema and the AWS SDK. */
class StatePropertiesTest {

    @Test
    void everyPropertyThatCanBeUpdatedIsDeclared() {
        assertThat(Property.values())
                .extracting(Property::propertyName)
                .containsExactlyInAnyOrderElementsOf(SchemaProperties.updatable());
    }

    @ParameterizedTest
    @MethodSource("pojos")
    void theSdkHasEveryPropertyInEachRequestAndResponse(SdkPojo pojo) {
        assertThat(pojo.sdkFields())
                .extracting(SdkField::memberName)
                .containsAll(
                        Stream.of(Property.values()).map(Property::propertyName).toList());
    }

    static Stream<SdkPojo> pojos() {
        return Stream.of(
                CreateIntegrationResponseRequest.builder(),
                UpdateIntegrationResponseRequest.builder(),
                CreateIntegrationResponseResponse.builder().build(),
                GetIntegrationResponseResponse.builder().build(),
                UpdateIntegrationResponseResponse.builder().build(),
                software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse.builder()
                        .build());
    }
}
