// This is a generated file. Modifications will be overwritten.
package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.List;
import java.util.ArrayList;
import java.util.Set;
import lombok.AllArgsConstructor;
import lombok.Builder;
import lombok.Data;
import lombok.NoArgsConstructor;
import org.json.JSONObject;


@Data
@Builder(toBuilder = true)
@AllArgsConstructor
@NoArgsConstructor
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE, setterVisibility = Visibility.NONE)
public class ResourceModel {
    @JsonIgnore
    public static final String TYPE_NAME = "AWS::ApiGatewayV2::IntegrationResponse";

    @JsonIgnore
    public static final String IDENTIFIER_KEY_APIID = "/properties/ApiId";
    @JsonIgnore
    public static final String IDENTIFIER_KEY_INTEGRATIONID = "/properties/IntegrationId";
    @JsonIgnore
    public static final String IDENTIFIER_KEY_INTEGRATIONRESPONSEID = "/properties/IntegrationResponseId";

    @JsonProperty("ApiId")
    private String apiId;

    @JsonProperty("IntegrationId")
    private String integrationId;

    @JsonProperty("IntegrationResponseId")
    private String integrationResponseId;

    @JsonProperty("IntegrationResponseKey")
    private String integrationResponseKey;

    @JsonProperty("ContentHandlingStrategy")
    private String contentHandlingStrategy;

    @JsonProperty("TemplateSelectionExpression")
    private String templateSelectionExpression;

    @JsonProperty("ResponseParameters")
    private Map<String, Object> responseParameters;

    @JsonProperty("ResponseTemplates")
    private Map<String, Object> responseTemplates;

    @JsonIgnore
    public JSONObject getPrimaryIdentifier() {
        final JSONObject identifier = new JSONObject();
        if (this.getApiId() != null) {
            identifier.put(IDENTIFIER_KEY_APIID, this.getApiId());
        }

        if (this.getIntegrationId() != null) {
            identifier.put(IDENTIFIER_KEY_INTEGRATIONID, this.getIntegrationId());
        }

        if (this.getIntegrationResponseId() != null) {
            identifier.put(IDENTIFIER_KEY_INTEGRATIONRESPONSEID, this.getIntegrationResponseId());
        }

        // only return the identifier if it can be used, i.e. if all components are present
        return identifier.length() == 3 ? identifier : null;
    }

    @JsonIgnore
    public List<JSONObject> getAdditionalIdentifiers() {
        final List<JSONObject> identifiers = new ArrayList<JSONObject>();
        // only return the identifiers if any can be used
        return identifiers.isEmpty() ? null : identifiers;
    }
}
