package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

/** The schema against everything that has to agree with it. Where a property has to be named: {@link EveryPropertyTest}. */
class SchemaTest {

    private static final JsonNode SCHEMA = SchemaProperties.SCHEMA;

    @AutoClose
    private static final HandlerHarness HARNESS = new HandlerHarness();

    @BeforeEach
    void startAnew() {
        HARNESS.clear();
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void aHandlersPermissionsAreThoseOfTheCallsThatItCanMake(Action action) {
        Set<String> called = new TreeSet<>();
        for (FaultKind kind :
                List.of(FaultKind.INTERNAL_ERROR, FaultKind.THROTTLE, FaultKind.REPLY_LOST, FaultKind.CONFLICT)) {
            HARNESS.clear();
            ResourceModel subject = action == Action.CREATE || action == Action.LIST
                    ? FullModel.at(HARNESS)
                    : HARNESS.given(FullModel.at(HARNESS));
            HARNESS.service().inject(Fault.first(1, Fault.ANY_OPERATION, kind));
            HARNESS.complete(action, HandlerHarness.requestOf(action == Action.UPDATE ? changed(subject) : subject));
            HARNESS.service().calls().stream()
                    .map(ServiceCall::method)
                    .map(method -> "apigateway:" + method)
                    .forEach(called::add);
        }

        assertThat(SchemaProperties.texts(
                        SCHEMA.at("/handlers/" + action.name().toLowerCase(Locale.ROOT) + "/permissions")))
                .as("permissions of %s", action)
                .containsExactlyInAnyOrderElementsOf(called);
    }

    private static ResourceModel changed(ResourceModel held) {
        return FullModel.otherAt(HARNESS).toBuilder()
                .integrationResponseId(held.getIntegrationResponseId())
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource-role.yaml", "deploy/execution-role.yaml", "deploy/register.yaml"})
    void theRolesAllowJustThat(String file) throws IOException {
        Set<String> verbs = new TreeSet<>();
        SCHEMA.at("/handlers").forEach(handler -> verbs.addAll(SchemaProperties.texts(handler.get("permissions"))));
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
        ResourceModel created = HARNESS.create(FullModel.at(HARNESS)).getResourceModel();
        JsonNode model = new ObjectMapper().valueToTree(created);

        assertThat(model.hasNonNull(property)).as("%s in %s", property, model).isTrue();
        assertThat(HARNESS.read(created).getResourceModel()).isEqualTo(created);
    }

    @ParameterizedTest
    @MethodSource("updatable")
    void everyPropertyThatCanBeUpdatedIs(String property) {
        ResourceModel held = HARNESS.given(FullModel.at(HARNESS));
        ResourceModel desired = FullModel.otherAt(HARNESS).toBuilder()
                .integrationResponseId(held.getIntegrationResponseId())
                .build();

        ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.update(held, desired);

        assertThat(event.isSuccess()).as(event.getMessage()).isTrue();
        assertThat(NamedProperties.of(event.getResourceModel()).values())
                .containsEntry(property, NamedProperties.of(desired).values().get(property));
        assertThat(HARNESS.held()).containsExactly(desired);
    }

    @ParameterizedTest
    @MethodSource("updatable")
    void aServiceThatIgnoresAPropertyMakesTheUpdateFailAndItIsNamed(String property) {
        String member = property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
        HARNESS.service().behave(ServiceBehaviour.ordinary().withIgnoredMember(Optional.of(member)));
        ResourceModel held = HARNESS.given(FullModel.at(HARNESS));
        ResourceModel desired = FullModel.otherAt(HARNESS).toBuilder()
                .integrationResponseId(held.getIntegrationResponseId())
                .build();

        ProgressEvent<ResourceModel, CallbackContext> event = HARNESS.update(held, desired);
        HARNESS.service().behave(ServiceBehaviour.ordinary());

        assertThat(event.getErrorCode()).as(event.getMessage()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage()).contains(property);
    }

    @Test
    void theStrategiesThatAreTakenAreThoseOfTheSchema() {
        for (String strategy : SchemaProperties.texts(SCHEMA.at("/properties/ContentHandlingStrategy/enum"))) {
            ResourceModel asked = HARNESS.model(strategy).toBuilder()
                    .contentHandlingStrategy(strategy)
                    .build();
            assertThat(HARNESS.create(asked).isSuccess()).as(strategy).isTrue();
        }
    }

    @Test
    void theIdentifierHasTheOrderOfTheTypeThatAwsPublishes() {
        assertThat(SchemaProperties.texts(SCHEMA.get("primaryIdentifier")))
                .containsExactly("/properties/ApiId", "/properties/IntegrationId", "/properties/IntegrationResponseId");
    }

    /** {@code ProviderWrapper} leaves out what would remove them from answers. */
    @Test
    void noPropertyIsWriteOnly() {
        assertThat(SCHEMA.has("writeOnlyProperties")).isFalse();
    }

    static List<String> properties() {
        return SchemaProperties.all();
    }

    static List<String> updatable() {
        return SchemaProperties.updatable();
    }
}
