package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.ResourceModel.ResourceModelBuilder;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyStrategy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** docs/troubleshooting.md shows the messages that a user sees, and says what to do about each. */
class TroubleshootingPageTest {

    private static final Path PAGE = Path.of("docs", "troubleshooting.md");
    private static final Pattern BLOCK = Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>]+>");

    private static final String FILLED_IN = "…";

    @AutoClose
    private static final HandlerHarness HARNESS = new HandlerHarness();

    @Test
    void eachEntrySaysWhatHappenedAndWhatToDo() throws IOException {
        for (String section : Files.readString(PAGE).split("\n##+ ")) {
            if (BLOCK.matcher(section).find()) {
                assertThat(section).contains("**What to do:** ");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatAUserSeesIsWhatTheEntryShows(String beginning, Supplier<ProgressEvent<?, ?>> failure) throws IOException {
        HARNESS.clear();
        HARNESS.service().behave(ServiceBehaviour.ordinary());

        String message = failure.get().getMessage();

        assertThat(entries().stream().filter(text -> text.startsWith(beginning)))
                .as("the entry for: %s", message)
                .anySatisfy(entry -> assertThat(message).containsPattern(inMessages(entry)));
    }

    static Stream<Arguments> whatAUserSeesIsWhatTheEntryShows() {
        return Stream.of(
                failure("… is missing", () -> HARNESS.create(new ResourceModel())),
                failure(
                        "… is not an identifier",
                        () -> HARNESS.read(other().apiId("a/b").build())),
                failure(
                        "API Gateway chooses IntegrationResponseId",
                        () -> HARNESS.create(other().integrationResponseId("x").build())),
                failure(
                        "… is not a string",
                        () -> HARNESS.create(other().responseTemplates(Map.of("k", List.of()))
                                .build())),
                failure(
                        "… is empty: leave",
                        () -> HARNESS.create(
                                other().responseParameters(Map.of("k", "")).build())),
                failure("… cannot be changed", TroubleshootingPageTest::moveToAnotherApi),
                failure("The request brings no credentials", () -> HARNESS.handler(Action.READ)
                        .handleRequest(null, HandlerHarness.requestOf(held()), null, text -> {})),
                failure(
                        "IntegrationResponseKey … already exists in …:",
                        () -> HARNESS.create(
                                held().toBuilder().integrationResponseId(null).build())),
                failure(
                        "IntegrationResponseKey … already exists in …, and",
                        TroubleshootingPageTest::renameToKeyOfAnother),
                failure(
                        "An integration response with IntegrationResponseKey … may or may not have been created in …: …. …",
                        () -> createWith(FaultKind.DROPPED_BEFORE)),
                failure("Look for it with", () -> createWith(FaultKind.DROPPED_BEFORE)),
                failure("The connection to API Gateway was lost", () -> createWith(FaultKind.DROPPED_BEFORE)),
                failure("Given up", () -> createWith(FaultKind.THROTTLE)),
                failure("API Gateway responded with", () -> createWith(FaultKind.EXPIRED)),
                failure("(Service: ApiGatewayV2", () -> createWith(FaultKind.FORBIDDEN)),
                failure("API Gateway's response could not be read", () -> createWith(FaultKind.GARBAGE)),
                failure("The update did not lead", () -> strategyRemovedWhere(EmptyStrategy.IGNORED)),
                failure("… is still there (", () -> strategyRemovedWhere(EmptyStrategy.IGNORED)),
                failure(". A create can reach it", () -> strategyRemovedWhere(EmptyStrategy.IGNORED)),
                failure("…. What was requested is not reached", () -> strategyRemovedWhere(EmptyStrategy.REFUSED)),
                failure("An update needs the permission", TroubleshootingPageTest::updateWithoutGet));
    }

    private static Arguments failure(String beginning, Supplier<ProgressEvent<?, ?>> failure) {
        return arguments(beginning, failure);
    }

    private static ResourceModelBuilder other() {
        return HARNESS.model("/5/").toBuilder();
    }

    private static ResourceModel held() {
        return HARNESS.given(HARNESS.model("/4/"));
    }

    private static ProgressEvent<?, ?> moveToAnotherApi() {
        ResourceModel held = held();
        return HARNESS.update(held, held.toBuilder().apiId("x").build());
    }

    private static ProgressEvent<?, ?> renameToKeyOfAnother() {
        ResourceModel renamed = HARNESS.given(other().build());
        return HARNESS.update(
                renamed,
                renamed.toBuilder()
                        .integrationResponseKey(held().getIntegrationResponseKey())
                        .build());
    }

    /** Each create and each look for what it made goes wrong. */
    private static ProgressEvent<?, ?> createWith(FaultKind kind) {
        HARNESS.service()
                .inject(Fault.every(ServiceOperations.CREATE, kind), Fault.every(ServiceOperations.LIST, kind));
        return HARNESS.create(other().build());
    }

    private static ProgressEvent<?, ?> updateWithoutGet() {
        HARNESS.service().inject(Fault.every(ServiceOperations.GET, FaultKind.FORBIDDEN));
        ResourceModel held = held();
        return HARNESS.update(held, held);
    }

    private static ProgressEvent<?, ?> strategyRemovedWhere(EmptyStrategy behaviour) {
        return RemovalTrial.of(
                        PropertyRemoval.STRATEGY, ServiceBehaviour.ordinary().withEmptyStrategy(behaviour), HARNESS)
                .event();
    }

    /** The messages on the page, on one line each, with one sign for whatever is filled in. */
    private static List<String> entries() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .flatMap(block -> Stream.of(block.group(1).split("\n\n")))
                .map(message -> PLACEHOLDER.matcher(message).replaceAll(FILLED_IN))
                .map(message -> message.replaceAll("\\s+", " ").strip())
                .toList();
    }

    /** A pattern that finds an entry in a message. */
    private static Pattern inMessages(String entry) {
        return Pattern.compile(
                Stream.of(entry.split(FILLED_IN)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
