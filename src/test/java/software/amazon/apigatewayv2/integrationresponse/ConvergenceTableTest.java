package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyParameter;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyStrategy;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyTemplate;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.Maps;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * Every removal under every way in which the service may behave, with the previous state given, absent and stale: either
 * the service holds exactly what was asked, or the operation fails and names what it holds instead.
 */
class ConvergenceTableTest {

    private static final Desk DESK = new Desk();
    private static final Path COMMITTED = Path.of("docs", "convergence.md");
    private static final Path CURRENT = Path.of("target", "convergence.md");

    @AfterAll
    static void close() {
        DESK.close();
    }

    @BeforeEach
    void startAnew() {
        DESK.clear();
        DESK.service().behave(ServiceBehaviour.ordinary());
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void anUpdateConvergesWhereTheServiceCanRemoveAndFailsByNameWhereItCannot(ServiceBehaviour behaviour) {
        for (Removal removal : Removal.values()) {
            for (Previous previous : Previous.values()) {
                Result result = update(behaviour, removal, previous);

                assertThat(result.event.isSuccess())
                        .as("%s, previous %s: %s", removal, previous, result.event.getMessage())
                        .isEqualTo(removal.isPossible(behaviour));
                if (result.event.isSuccess()) {
                    assertThat(result.held).isEqualTo(result.desired).isEqualTo(result.event.getResourceModel());
                } else {
                    assertThat(result.event.getMessage()).as("%s", removal).contains(removal.named);
                    assertThat(result.event.getResourceModel()).isNull();
                    assertThat(entriesKept(result))
                            .as("%s, previous %s", removal, previous)
                            .isTrue();
                }
                assertThat(result.calls).isBetween(1, 5);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("removals")
    void inTheOrdinaryBehaviourOneCallDoes(Removal removal) {
        assertThat(update(ServiceBehaviour.ordinary(), removal, Previous.GIVEN).calls)
                .isEqualTo(1);
    }

    @Test
    void theTableInTheDocumentationIsTrue() throws IOException {
        String table = table();
        Files.createDirectories(CURRENT.getParent());
        Files.writeString(CURRENT, table);

        assertThat(Files.readString(COMMITTED))
                .as("%s is out of date: take %s in its place", COMMITTED, CURRENT)
                .isEqualTo(table);
    }

    static List<ServiceBehaviour> behaviours() {
        return ServiceBehaviour.all();
    }

    static List<Removal> removals() {
        return List.of(Removal.values());
    }

    private static Result update(ServiceBehaviour behaviour, Removal removal, Previous previous) {
        DESK.clear();
        DESK.service().behave(behaviour);
        ResourceModel held = DESK.given(before());
        ResourceModel desired = removal.from(held);
        ProgressEvent<ResourceModel, CallbackContext> event = DESK.update(previous.of(held, desired), desired);
        return new Result(
                event, held, normal(desired), DESK.held().get(0), DESK.calls().size());
    }

    private static ResourceModel before() {
        return DESK.model("$default").toBuilder()
                .contentHandlingStrategy("CONVERT_TO_TEXT")
                .templateSelectionExpression("${request.body.x}")
                .responseParameters(Map.of("method.response.header.a", "'1'", "method.response.header.b", "'2'"))
                .responseTemplates(Map.of("application/json", "{}", "text/plain", "x"))
                .build();
    }

    private static boolean entriesKept(Result result) {
        return contains(result.held.getResponseParameters(), result.desired.getResponseParameters())
                && contains(result.held.getResponseTemplates(), result.desired.getResponseTemplates());
    }

    private static boolean contains(Map<String, Object> held, Map<String, Object> desired) {
        return desired == null || held != null && held.entrySet().containsAll(desired.entrySet());
    }

    /** An empty map says the same as none. */
    private static ResourceModel normal(ResourceModel model) {
        ResourceModel.ResourceModelBuilder normal = model.toBuilder();
        if (model.getResponseParameters() != null
                && model.getResponseParameters().isEmpty()) {
            normal.responseParameters(null);
        }
        if (model.getResponseTemplates() != null && model.getResponseTemplates().isEmpty()) {
            normal.responseTemplates(null);
        }
        return normal.build();
    }

    private static String table() {
        StringBuilder text = new StringBuilder(
                """
                # What each removal costs, whichever way the service behaves

                How UpdateIntegrationResponse treats the two maps and an empty string is not published. So every removal is
                tried on the local service under every combination of what it may do, with the previous state given by
                CloudFormation, absent, and stale (it does not know of what is to be removed).

                Each cell holds the calls for previous state given / absent / stale: `1/2/2` means that the service holds
                exactly what was asked after so many calls; **bold** that it cannot be made to, and that the operation
                fails and names what is left. A test writes this page and fails when it is out of date.

                """);
        text.append("| maps | template \"\" | strategy \"\" | parameter \"\" |");
        Arrays.stream(Removal.values())
                .forEach(removal -> text.append(' ').append(removal.title()).append(" |"));
        text.append("\n|---|---|---|---|").append("---|".repeat(Removal.values().length));
        for (ServiceBehaviour behaviour : ServiceBehaviour.all()) {
            text.append("\n| ")
                    .append(List.of(
                                    behaviour.maps(),
                                    behaviour.emptyTemplate(),
                                    behaviour.emptyStrategy(),
                                    behaviour.emptyParameter())
                            .stream()
                            .map(value -> value.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" | ")))
                    .append(" |");
            Arrays.stream(Removal.values())
                    .forEach(removal ->
                            text.append(' ').append(cell(behaviour, removal)).append(" |"));
        }
        return text.append('\n').toString();
    }

    private static String cell(ServiceBehaviour behaviour, Removal removal) {
        List<Result> results = Arrays.stream(Previous.values())
                .map(previous -> update(behaviour, removal, previous))
                .toList();
        String calls =
                results.stream().map(result -> String.valueOf(result.calls)).collect(Collectors.joining("/"));
        boolean converged = results.stream().allMatch(result -> result.event.isSuccess());
        return converged ? calls : "**" + calls + "**";
    }

    private record Result(
            ProgressEvent<ResourceModel, CallbackContext> event,
            ResourceModel before,
            ResourceModel desired,
            ResourceModel held,
            int calls) {}

    /** What CloudFormation says that was there before. */
    enum Previous {
        GIVEN {
            @Override
            ResourceModel of(ResourceModel held, ResourceModel desired) {
                return held;
            }
        },
        ABSENT {
            @Override
            ResourceModel of(ResourceModel held, ResourceModel desired) {
                return null;
            }
        },
        STALE {
            @Override
            ResourceModel of(ResourceModel held, ResourceModel desired) {
                return desired;
            }
        };

        abstract ResourceModel of(ResourceModel held, ResourceModel desired);
    }

    /** What is taken out of the template. */
    enum Removal {
        ONE_PARAMETER("ResponseParameters[\"method.response.header.a\"]") {
            @Override
            ResourceModel from(ResourceModel held) {
                return held.toBuilder()
                        .responseParameters(Map.of("method.response.header.b", "'2'"))
                        .build();
            }

            @Override
            boolean isPossible(ServiceBehaviour behaviour) {
                return canRemoveParameters(behaviour);
            }
        },
        ALL_PARAMETERS("ResponseParameters[\"method.response.header.a\"]") {
            @Override
            ResourceModel from(ResourceModel held) {
                return held.toBuilder().responseParameters(null).build();
            }

            @Override
            boolean isPossible(ServiceBehaviour behaviour) {
                return canRemoveParameters(behaviour);
            }
        },
        ONE_TEMPLATE("ResponseTemplates[\"text/plain\"]") {
            @Override
            ResourceModel from(ResourceModel held) {
                return held.toBuilder()
                        .responseTemplates(Map.of("application/json", "{}"))
                        .build();
            }

            @Override
            boolean isPossible(ServiceBehaviour behaviour) {
                return canRemoveTemplates(behaviour);
            }
        },
        ALL_TEMPLATES("ResponseTemplates[\"text/plain\"]") {
            @Override
            ResourceModel from(ResourceModel held) {
                return held.toBuilder().responseTemplates(null).build();
            }

            @Override
            boolean isPossible(ServiceBehaviour behaviour) {
                return canRemoveTemplates(behaviour);
            }
        },
        EMPTY_MAPS("[\"") {
            @Override
            ResourceModel from(ResourceModel held) {
                return held.toBuilder()
                        .responseParameters(Map.of())
                        .responseTemplates(Map.of())
                        .build();
            }

            @Override
            boolean isPossible(ServiceBehaviour behaviour) {
                return canRemoveParameters(behaviour) && canRemoveTemplates(behaviour);
            }
        },
        EXPRESSION("TemplateSelectionExpression") {
            @Override
            ResourceModel from(ResourceModel held) {
                return held.toBuilder().templateSelectionExpression(null).build();
            }

            @Override
            boolean isPossible(ServiceBehaviour behaviour) {
                return true;
            }
        },
        STRATEGY("ContentHandlingStrategy") {
            @Override
            ResourceModel from(ResourceModel held) {
                return held.toBuilder().contentHandlingStrategy(null).build();
            }

            @Override
            boolean isPossible(ServiceBehaviour behaviour) {
                return behaviour.emptyStrategy() == EmptyStrategy.CLEARS;
            }
        },
        EVERYTHING("") {
            @Override
            ResourceModel from(ResourceModel held) {
                return DESK.model(held.getIntegrationResponseKey()).toBuilder()
                        .integrationResponseId(held.getIntegrationResponseId())
                        .build();
            }

            @Override
            boolean isPossible(ServiceBehaviour behaviour) {
                return EMPTY_MAPS.isPossible(behaviour) && STRATEGY.isPossible(behaviour);
            }
        };

        private final String named;

        Removal(String named) {
            this.named = named;
        }

        abstract ResourceModel from(ResourceModel held);

        abstract boolean isPossible(ServiceBehaviour behaviour);

        String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        private static boolean canRemoveParameters(ServiceBehaviour behaviour) {
            return behaviour.maps() == Maps.REPLACED || behaviour.emptyParameter() == EmptyParameter.REMOVES;
        }

        private static boolean canRemoveTemplates(ServiceBehaviour behaviour) {
            return behaviour.maps() == Maps.REPLACED || behaviour.emptyTemplate() == EmptyTemplate.REMOVES;
        }
    }
}
