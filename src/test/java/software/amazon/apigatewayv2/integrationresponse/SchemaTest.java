package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** The schema against everything that has to agree with it. Whoever adds a property is told here what is missing. */
class SchemaTest {

    private static final JsonNode SCHEMA = schema();

    @AutoClose
    private static final Desk DESK = new Desk();

    @BeforeEach
    void startAnew() {
        DESK.clear();
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void aHandlersPermissionsAreThoseOfTheCallsThatItCanMake(Action action) {
        Set<String> called = new TreeSet<>();
        for (FaultKind kind :
                List.of(FaultKind.INTERNAL_ERROR, FaultKind.THROTTLE, FaultKind.REPLY_LOST, FaultKind.CONFLICT)) {
            DESK.clear();
            ResourceModel subject = action == Action.CREATE || action == Action.LIST ? every() : DESK.given(every());
            DESK.service().inject(Fault.first(1, Fault.ANY_OPERATION, kind));
            DESK.complete(action, Desk.requestOf(subject));
            DESK.service().calls().stream()
                    .map(ServiceCall::method)
                    .map(method -> "apigateway:" + method)
                    .forEach(called::add);
        }

        assertThat(texts(SCHEMA.at("/handlers/" + action.name().toLowerCase(Locale.ROOT) + "/permissions")))
                .as("permissions of %s", action)
                .containsExactlyInAnyOrderElementsOf(called);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource-role.yaml", "execution-role.yaml"})
    void theRolesAllowJustThat(String file) throws IOException {
        Set<String> verbs = new TreeSet<>();
        SCHEMA.at("/handlers").forEach(handler -> verbs.addAll(texts(handler.get("permissions"))));
        Set<String> allowed = new TreeSet<>();
        Pattern.compile("apigateway:[A-Z]+")
                .matcher(Files.readString(Path.of(file)))
                .results()
                .forEach(found -> allowed.add(found.group()));

        assertThat(allowed).isEqualTo(verbs);
    }

    @ParameterizedTest
    @MethodSource("properties")
    void everyPropertyGoesToTheServiceAndComesBack(String property) throws IOException {
        ResourceModel created = DESK.create(every()).getResourceModel();
        JsonNode model = new ObjectMapper().valueToTree(created);

        assertThat(model.hasNonNull(property)).as("%s in %s", property, model).isTrue();
        assertThat(DESK.read(created).getResourceModel()).isEqualTo(created);
    }

    @ParameterizedTest
    @MethodSource("updatable")
    void everyPropertyThatCanBeUpdatedIs(String property) {
        ResourceModel held = DESK.given(every());
        JsonNode before = new ObjectMapper().valueToTree(held);
        ResourceModel desired = other().toBuilder()
                .integrationResponseId(held.getIntegrationResponseId())
                .build();

        JsonNode after =
                new ObjectMapper().valueToTree(DESK.update(held, desired).getResourceModel());

        assertThat(after.get(property)).isNotEqualTo(before.get(property));
    }

    @ParameterizedTest
    @MethodSource("updatable")
    void aServiceThatIgnoresAPropertyMakesTheUpdateFailAndItIsNamed(String property) {
        String member = property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
        DESK.service().behave(ServiceBehaviour.ordinary().withIgnoredMember(Optional.of(member)));
        ResourceModel held = DESK.given(every());
        ResourceModel desired = other().toBuilder()
                .integrationResponseId(held.getIntegrationResponseId())
                .build();

        ProgressEvent<ResourceModel, CallbackContext> event = DESK.update(held, desired);
        DESK.service().behave(ServiceBehaviour.ordinary());

        assertThat(event.getErrorCode()).as(event.getMessage()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage()).contains(property);
    }

    @ParameterizedTest
    @MethodSource("properties")
    void everyPropertyIsDocumentedAndInAnExample(String property) throws IOException {
        assertHolds("README.md", "| " + property + " |");
        assertHolds("docs/README.md", "#### " + property);
        assertThat(SCHEMA.at("/properties/" + property + "/description").asText())
                .isNotBlank();
        if (!texts(SCHEMA.get("readOnlyProperties")).contains("/properties/" + property)) {
            assertHolds("examples/cloudformation/template.yaml", property + ":");
        }
    }

    @Test
    void theStrategiesThatAreTakenAreThoseOfTheSchema() {
        for (String strategy : texts(SCHEMA.at("/properties/ContentHandlingStrategy/enum"))) {
            ResourceModel asked = DESK.model(strategy).toBuilder()
                    .contentHandlingStrategy(strategy)
                    .build();
            assertThat(DESK.create(asked).isSuccess()).as(strategy).isTrue();
        }
    }

    @Test
    void theIdentifierHasTheOrderOfTheTypeThatAwsPublishes() {
        assertThat(texts(SCHEMA.get("primaryIdentifier")))
                .containsExactly("/properties/ApiId", "/properties/IntegrationId", "/properties/IntegrationResponseId");
    }

    /** {@code ProviderWrapper} leaves out what would remove them from answers. */
    @Test
    void noPropertyIsWriteOnly() {
        assertThat(SCHEMA.has("writeOnlyProperties")).isFalse();
    }

    private static void assertHolds(String file, String text) throws IOException {
        assertThat(Files.readString(Path.of(file)).contains(text))
                .as("%s holds: %s", file, text)
                .isTrue();
    }

    static List<String> properties() {
        List<String> names = new ArrayList<>();
        SCHEMA.get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    static List<String> updatable() {
        List<String> names = new ArrayList<>(properties());
        names.removeIf(name -> texts(SCHEMA.get("createOnlyProperties")).contains("/properties/" + name)
                || texts(SCHEMA.get("readOnlyProperties")).contains("/properties/" + name));
        return names;
    }

    private static ResourceModel every() {
        return DESK.model("$default").toBuilder()
                .contentHandlingStrategy("CONVERT_TO_TEXT")
                .templateSelectionExpression("${request.body.a}")
                .responseParameters(Map.of("method.response.header.a", "'1'"))
                .responseTemplates(Map.of("application/json", "{}"))
                .build();
    }

    private static ResourceModel other() {
        return DESK.model("/5/").toBuilder()
                .contentHandlingStrategy("CONVERT_TO_BINARY")
                .templateSelectionExpression("${request.body.b}")
                .responseParameters(Map.of("method.response.header.b", "'2'"))
                .responseTemplates(Map.of("text/plain", "x"))
                .build();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(Files.readString(Path.of("aws-apigatewayv2-integrationresponse.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
