package software.amazon.apigatewayv2.integrationresponse.service;

import software.amazon.apigatewayv2.integrationresponse.service.Meaning.Consequence;

/**
 * Why a call was not answered.
 *
 * @param words the service's own words where it had any, for a person to read
 */
public record ServiceError(Meaning meaning, String words) {

    public Consequence consequence() {
        return meaning.consequence();
    }
}
