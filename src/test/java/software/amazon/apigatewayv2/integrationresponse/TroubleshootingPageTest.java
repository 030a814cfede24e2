package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.RemovalTrial.Previous;
import software.amazon.apigatewayv2.integrationresponse.ResourceModel.ResourceModelBuilder;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyStrategy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * docs/troubleshooting.md has an entry for each message of the provider, and none for a message that it does not have. The
 * messages are read from the sources, so a new one fails here until it has its entry.
 */
class TroubleshootingPageTest {

    private static final Path PAGE = Path.of("docs", "troubleshooting.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "software", "amazon", "apigatewayv2");
    private static final Pattern BLOCK = Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>]+>");

    /** Texts in the sources that are no message by themselves, and what they are. */
    private static final Map<String, List<String>> NO_MESSAGES = Map.of(
            "part of a message",
                    List.of(
                            ", Request ID:",
                            "a template of … characters",
                            "a whole number",
                            "after … in … over … s",
                            "an empty template",
                            "an object",
                            "another value was requested",
                            "as integration response",
                            "because of",
                            "integration … of API",
                            "it was to be removed",
                            "one of",
                            "true or false"),
            "words of the JSON library", List.of("Duplicate field"),
            "words of API Gateway",
                    List.of("already exists", "concurrent modification", "maximum number of .+ reached"),
            "a line of each invocation in the log",
                    List.of(
                            "[…] handler invoked",
                            "[…] invoking handler...",
                            "operation=… token=… invocation=… calls=… outcome=… code=… ms=",
                            "serviceCode=… status=… requestId="),
            "the name of a thread", List.of("call timeout", "quick start"));

    /** What priming sends to the stand-ins, and what these answer, is JSON or HTTP. */
    private static final Pattern FOR_A_STAND_IN = Pattern.compile("^(\\{|HTTP/1\\.1 )");

    @AutoClose
    private static final HandlerHarness HARNESS = new HandlerHarness();

    @Test
    void thePageHasEachMessageOfTheSourcesAndNoOther() throws IOException {
        SortedSet<String> messages = SourceTexts.under(SOURCES);
        List<String> others =
                NO_MESSAGES.values().stream().flatMap(List::stream).toList();
        assertThat(messages).as("what is listed here as no message").containsAll(others);
        messages.removeAll(others);
        messages.removeIf(FOR_A_STAND_IN.asPredicate());

        assertThat(entries())
                .as("the messages in %s, each of which has to be in the sources, and all of those", PAGE)
                .containsExactlyInAnyOrderElementsOf(messages);
    }

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
                .singleElement()
                .satisfies(entry -> assertThat(message).containsPattern(inMessages(entry)));
    }

    static Stream<Arguments> whatAUserSeesIsWhatTheEntryShows() {
        return Stream.of(
                failure("is missing", () -> HARNESS.create(new ResourceModel())),
                failure(
                        "is not an identifier",
                        () -> HARNESS.read(other().apiId("a/b").build())),
                failure(
                        "API Gateway chooses IntegrationResponseId",
                        () -> HARNESS.create(other().integrationResponseId("x").build())),
                failure(
                        "is not a string",
                        () -> HARNESS.create(
                                other().responseTemplates(Map.of("k", 1)).build())),
                failure(
                        "is empty: leave",
                        () -> HARNESS.create(
                                other().responseParameters(Map.of("k", "")).build())),
                failure("cannot be changed", TroubleshootingPageTest::moveToAnotherApi),
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
                failure("API Gateway holds", () -> strategyRemovedWhere(EmptyStrategy.IGNORED)),
                failure(". The update also removes", () -> strategyRemovedWhere(EmptyStrategy.REFUSED)));
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

    private static ProgressEvent<?, ?> strategyRemovedWhere(EmptyStrategy behaviour) {
        return RemovalTrial.of(
                        PropertyRemoval.STRATEGY,
                        Previous.GIVEN,
                        ServiceBehaviour.ordinary().withEmptyStrategy(behaviour),
                        HARNESS)
                .event();
    }

    /** The messages on the page, in the form of those of the sources. */
    private static SortedSet<String> entries() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .flatMap(block -> Stream.of(block.group(1).split("\n\n")))
                .map(message -> PLACEHOLDER.matcher(message).replaceAll(SourceTexts.FILLED_IN))
                .map(SourceTexts::normal)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A pattern that finds an entry in a message. */
    private static Pattern inMessages(String entry) {
        return Pattern.compile(Stream.of(entry.split(SourceTexts.FILLED_IN))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }
}
