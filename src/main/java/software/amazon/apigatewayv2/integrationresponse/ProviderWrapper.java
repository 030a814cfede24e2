package software.amazon.apigatewayv2.integrationresponse;

import java.io.IOException;
import java.util.Optional;
import org.json.JSONObject;

/** The generated wrapper, less work that leads to nothing for this type. */
class ProviderWrapper extends HandlerWrapper {

    /**
     * The RPDK loads the whole schema again for every answer, to look which properties are write-only. This type has none
     * (a test holds that against the schema). What else comes of that is the order of entries.
     */
    @Override
    protected ResourceModel sanitizeModel(ResourceModel model) throws IOException {
        Optional<ResourceModel> ordered = AnswerOrder.of(model);
        return ordered.isPresent() ? ordered.get() : readBack(model);
    }

    private ResourceModel readBack(ResourceModel model) throws IOException {
        JSONObject document = new JSONObject(serializer.serialize(model));
        return serializer.deserializeStrict(document.toString(), getModelTypeReference());
    }
}
