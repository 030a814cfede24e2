package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.apigatewayv2.model.*;

public class Translator {

  static CreateIntegrationResponseRequest translateToCreateRequest(final ResourceModel model) {
    return CreateIntegrationResponseRequest.builder()
        .apiId(model.getApiId()).integrationId(model.getIntegrationId())
        .integrationResponseKey(model.getIntegrationResponseKey())
        .contentHandlingStrategy(model.getContentHandlingStrategy())
        .templateSelectionExpression(model.getTemplateSelectionExpression())
        .responseParameters(strings(model.getResponseParameters()))
        .responseTemplates(strings(model.getResponseTemplates()))
        .build();
  }

  static GetIntegrationResponseRequest translateToReadRequest(final ResourceModel model) {
    return GetIntegrationResponseRequest.builder()
        .apiId(model.getApiId()).integrationId(model.getIntegrationId())
        .integrationResponseId(model.getIntegrationResponseId())
        .build();
  }

  static ResourceModel translateFromReadResponse(
      final ResourceModel model, final GetIntegrationResponseResponse response) {
    return ResourceModel.builder()
        .apiId(model.getApiId()).integrationId(model.getIntegrationId())
        .integrationResponseId(response.integrationResponseId())
        .integrationResponseKey(response.integrationResponseKey())
        .contentHandlingStrategy(response.contentHandlingStrategyAsString())
        .templateSelectionExpression(response.templateSelectionExpression())
        .responseParameters(response.hasResponseParameters() ? objects(response.responseParameters()) : null)
        .responseTemplates(response.hasResponseTemplates() ? objects(response.responseTemplates()) : null)
        .build();
  }

  static DeleteIntegrationResponseRequest translateToDeleteRequest(final ResourceModel model) {
    return DeleteIntegrationResponseRequest.builder()
        .apiId(model.getApiId()).integrationId(model.getIntegrationId())
        .integrationResponseId(model.getIntegrationResponseId())
        .build();
  }

  static UpdateIntegrationResponseRequest translateToFirstUpdateRequest(final ResourceModel model) {
    return UpdateIntegrationResponseRequest.builder()
        .apiId(model.getApiId()).integrationId(model.getIntegrationId())
        .integrationResponseId(model.getIntegrationResponseId())
        .integrationResponseKey(model.getIntegrationResponseKey())
        .contentHandlingStrategy(model.getContentHandlingStrategy())
        .templateSelectionExpression(model.getTemplateSelectionExpression())
        .responseParameters(strings(model.getResponseParameters()))
        .responseTemplates(strings(model.getResponseTemplates()))
        .build();
  }

  static GetIntegrationResponsesRequest translateToListRequest(final ResourceModel model, final String nextToken) {
    return GetIntegrationResponsesRequest.builder()
        .apiId(model.getApiId()).integrationId(model.getIntegrationId())
        .nextToken(nextToken)
        .build();
  }

  static List<ResourceModel> translateFromListRequest(
      final ResourceModel model, final GetIntegrationResponsesResponse response) {
    return response.items().stream()
        .map(item -> ResourceModel.builder()
            .apiId(model.getApiId()).integrationId(model.getIntegrationId())
            .integrationResponseId(item.integrationResponseId())
            .build())
        .collect(Collectors.toList());
  }

  private static Map<String, String> strings(final Map<String, Object> map) {
    return map == null ? null : map.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
  }

  private static Map<String, Object> objects(final Map<String, String> map) {
    return map.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> (Object) entry.getValue()));
  }
}
