package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyStrategy;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** A service that fills in what is left unset: whole properties that nobody named are its own, and nothing else is. */
class DefaultsTest {

    private static final String KEY = "$default";

    @AutoClose
    private final Desk desk = new Desk();

    @ParameterizedTest
    @EnumSource
    void whatACreateLeavesOpenIsTheServicesToFillIn(FilledIn filledIn) {
        desk.service().behave(filledIn.behaviour());

        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(desk.model(KEY));

        assertThat(event).isEqualTo(ProgressEvent.defaultSuccessHandler(event.getResourceModel()));
        assertThat(desk.held()).containsExactly(event.getResourceModel());
        assertThat(names(event.getResourceModel())).contains(filledIn.property());
        assertThat(desk.calls()).containsExactly(ServiceOperations.CREATE);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyPropertyIsLeftOpen(FilledIn filledIn) {
        desk.service().behave(filledIn.behaviour());
        ResourceModel asked = desk.model(KEY).toBuilder()
                .templateSelectionExpression("")
                .responseParameters(Map.of())
                .responseTemplates(Map.of())
                .build();

        assertThat(desk.create(asked).isSuccess()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aDefaultThatAnUpdateFindsAndCannotRemoveStaysTheServices(FilledIn filledIn) {
        desk.service().behave(filledIn.behaviour());
        ResourceModel held = desk.given(filledIn.in(desk.model(KEY)));
        ResourceModel desired = filledIn.takenFrom(held).toBuilder()
                .integrationResponseKey("/4/")
                .build();

        ProgressEvent<ResourceModel, CallbackContext> event = desk.update(filledIn.takenFrom(held), desired);

        assertThat(event).isEqualTo(ProgressEvent.defaultSuccessHandler(filledIn.in(desired)));
        assertThat(desk.held()).containsExactly(filledIn.in(desired));
        assertThat(desk.calls()).as("the removal is tried").hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatThePreviousStateNamesHasToGo(FilledIn filledIn) {
        desk.service().behave(filledIn.behaviour());
        ResourceModel held = desk.given(filledIn.in(desk.model(KEY)));

        assertFailsNaming(filledIn, desk.update(held, filledIn.takenFrom(held)));
        assertThat(desk.held()).containsExactly(held);
    }

    @ParameterizedTest
    @EnumSource
    void withoutAPreviousStateNothingIsTakenForADefault(FilledIn filledIn) {
        desk.service().behave(filledIn.behaviour());
        ResourceModel held = desk.given(filledIn.in(desk.model(KEY)));

        assertFailsNaming(filledIn, desk.update(null, filledIn.takenFrom(held)));
    }

    @ParameterizedTest
    @CsvSource({"CONVERT_TO_TEXT", "CONVERT_TO_BINARY"})
    void aDefaultWhoseRemovalIsRefusedStaysTheServices(String strategy) {
        desk.service().behave(FilledIn.STRATEGY.behaviour().withEmptyStrategy(EmptyStrategy.REFUSED));
        ResourceModel held = desk.given(
                desk.model(KEY).toBuilder().contentHandlingStrategy(strategy).build());
        ResourceModel unnamed = FilledIn.STRATEGY.takenFrom(held);

        assertThat(desk.update(unnamed, unnamed)).isEqualTo(ProgressEvent.defaultSuccessHandler(held));
        assertThat(desk.held()).containsExactly(held);
        assertThat(desk.calls()).hasSize(2);
    }

    @Test
    void aRemovalThatIsRefusedFailsWhereThePreviousStateNamesIt() {
        desk.service().behave(FilledIn.STRATEGY.behaviour().withEmptyStrategy(EmptyStrategy.REFUSED));
        ResourceModel held = desk.given(FilledIn.STRATEGY.in(desk.model(KEY)));

        ProgressEvent<ResourceModel, CallbackContext> event = desk.update(held, FilledIn.STRATEGY.takenFrom(held));

        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
        assertThat(event.getMessage()).contains("was also to remove ContentHandlingStrategy");
    }

    @ParameterizedTest
    @EnumSource
    void afterAnUnknownOutcomeWhatDiffersByDefaultsAloneMayBeOursAndIsNamed(FilledIn filledIn) {
        desk.service().behave(filledIn.behaviour());
        desk.service().inject(Fault.first(1, ServiceOperations.CREATE, FaultKind.REPLY_LOST));

        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(desk.model(KEY));

        assertThat(desk.held()).hasSize(1);
        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage())
                .contains("may or may not have been created", filledIn.property())
                .contains(desk.held().get(0).getIntegrationResponseId());
        assertThat(event.getResourceModel())
                .as("so that a rollback deletes nothing")
                .isNull();
        assertThat(desk.calls()).containsExactly(ServiceOperations.CREATE, ServiceOperations.LIST);
    }

    @Test
    void afterAnUnknownOutcomeEqualityToTheLetterIsOurs() {
        desk.service().behave(FilledIn.STRATEGY.behaviour());
        desk.service().inject(Fault.first(1, ServiceOperations.CREATE, FaultKind.REPLY_LOST));

        ProgressEvent<ResourceModel, CallbackContext> event = desk.create(FilledIn.STRATEGY.in(desk.model(KEY)));

        assertThat(event.isSuccess()).isTrue();
        assertThat(desk.held()).containsExactly(event.getResourceModel());
    }

    private static void assertFailsNaming(FilledIn filledIn, ProgressEvent<ResourceModel, CallbackContext> event) {
        assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
        assertThat(event.getMessage()).contains(filledIn.property(), "it was to be removed");
        assertThat(event.getResourceModel()).isNull();
    }

    private static List<String> names(ResourceModel model) {
        return List.copyOf(NamedProperties.of(model).names());
    }
}
