package software.amazon.apigatewayv2.integrationresponse;

import java.io.IOException;
import org.json.JSONObject;

/** The generated wrapper, less work that leads to nothing for this type. */
class ProviderWrapper extends HandlerWrapper {

    /**
     * The RPDK loads the whole schema again for every answer, to look which properties are write-only. This type has none
     * (a test holds that against the schema). The rest is as the RPDK does it, for the order of entries comes of it.
     */
    @Override
    protected ResourceModel sanitizeModel(ResourceModel model) throws IOException {
        JSONObject document = new JSONObject(serializer.serialize(model));
        return serializer.deserializeStrict(document.toString(), getModelTypeReference());
    }
}
