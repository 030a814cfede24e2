package software.amazon.apigatewayv2.integrationresponse.local.probe;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.With;

/**
 * A question to API Gateway V2. The provider relies on one of the answers {@code reliedOn}, or works with any if it is
 * empty; {@code imitated} maps the answers that the local API Gateway V2 can give to options, "" for none.
 */
record Question(
        String asked,
        @With List<String> reliedOn,
        Map<String, String> imitated,
        Function<ProbedIntegration, Answer> how) {
    private static final String ACCEPTED = "accepted";
    private static final String KEY = "IntegrationResponseKey";
    private static final String STRATEGY = "ContentHandlingStrategy";
    private static final String EXPRESSION = "TemplateSelectionExpression";
    private static final String PARAMETERS = "ResponseParameters";
    private static final String TEMPLATES = "ResponseTemplates";
    private static final String TEXT = "CONVERT_TO_TEXT";
    private static final String SELECTION = "${integration.response.header.kind}";
    private static final Map<String, ?> TAKEN = Map.of(KEY, "/taken/");
    /** Two changes that are sent at once need not overlap. */
    private static final int MAX_ROUNDS = 5;

    static final List<Question> ALL = List.of(
            fixed(ACCEPTED, "a parameter method.response.header.NAME", create(parameter("method.response.header.a"))),
            any(ACCEPTED, "a parameter route.response.header.NAME", create(parameter("route.response.header.a"))),
            switched("--maps merged|replaced", "an update of one of two parameters", merge(PARAMETERS)),
            switched("--maps merged|replaced", "an update of one of two templates", merge(TEMPLATES)),
            switched("--empty-parameter removes|refused|kept", "a parameter \"\" in an update", empty(PARAMETERS)),
            switched("--empty-template removes|kept", "a template \"\" in an update", empty(TEMPLATES)),
            switched("--empty-strategy clears|refused|ignored", "a strategy \"\" in an update", clear(STRATEGY, TEXT)),
            fixed("clears", "an expression \"\" in an update", clear(EXPRESSION, SELECTION)),
            fixed("the same", "the response to an update, and a read", Question::updateAndRead),
            any(ACCEPTED, "an update with the key that it has", update(Map.of(KEY, "/same/"), Map.of(KEY, "/same/"))),
            fixed(Answer.ALREADY_EXISTS, "a create with a key that exists", taken(create(TAKEN))),
            fixed(Answer.ALREADY_EXISTS, "an update to a key that exists", taken(update(Map.of(), TAKEN))),
            switched("--empty-members omitted|written", "a read of what has a key only", Question::unset)
                    .withReliedOn(List.of()),
            fixed("as sent", "parameter names that differ in case only", Question::createTwoCases),
            any(ACCEPTED, "an expression $default", create(Map.of(EXPRESSION, "$default"))),
            any(ACCEPTED, "an expression \\$default", create(Map.of(EXPRESSION, "\\$default"))),
            new Question(
                    "an integration response of an HTTP API",
                    List.of(),
                    Map.of(Answer.REFUSED, "", ACCEPTED, "--accept-http-apis"),
                    probed -> create(Map.of()).apply(probed.ofHttpApi())),
            any(ACCEPTED, "the key 4xx", create(Map.of(KEY, "4xx"))),
            new Question(
                    "two changes of an API at once",
                    List.of(ACCEPTED, Answer.CONCURRENT_MODIFICATION),
                    Map.of(ACCEPTED, "", Answer.CONCURRENT_MODIFICATION, "--serialise-mutations %d"),
                    Question::changeTwo),
            any(ACCEPTED, "deleting an integration with responses", taken(probed -> accepted(probed::delete))),
            fixed("kept", "an empty template in a create", Question::createEmpty),
            any(ACCEPTED, "a template of 32,768 characters", create(template(32_768))),
            any(Answer.REFUSED, "a template of 32,769 characters", create(template(32_769))));

    /** The local API Gateway V2 gives one answer only, and the provider relies on it. */
    private static Question fixed(String answer, String asked, Function<ProbedIntegration, Answer> how) {
        return new Question(asked, List.of(answer), Map.of(answer, ""), how);
    }

    /** The local API Gateway V2 gives one answer only, and the provider works with any. */
    private static Question any(String local, String asked, Function<ProbedIntegration, Answer> how) {
        return new Question(asked, List.of(), Map.of(local, ""), how);
    }

    /** The local API Gateway V2 has an option, and the provider works with each of its values. */
    private static Question switched(String option, String asked, Function<ProbedIntegration, Answer> how) {
        String[] parts = option.split(" ");
        List<String> values = List.of(parts[1].split("\\|"));
        return new Question(
                asked,
                values,
                values.stream().collect(Collectors.toMap(Function.identity(), value -> parts[0] + " " + value)),
                how);
    }

    private static Function<ProbedIntegration, Answer> create(Map<String, ?> members) {
        return probed -> accepted(() -> probed.create(members));
    }

    private static Function<ProbedIntegration, Answer> update(Map<String, ?> before, Map<String, ?> sent) {
        return probed -> {
            String id = probed.create(before);
            return accepted(() -> probed.update(id, sent));
        };
    }

    /** Asks an integration in which a key is taken. */
    private static Function<ProbedIntegration, Answer> taken(Function<ProbedIntegration, Answer> how) {
        return probed -> {
            ProbedIntegration another = probed.ofSameApi();
            another.create(TAKEN);
            return how.apply(another);
        };
    }

    private static Function<ProbedIntegration, Answer> merge(String map) {
        return updateTwo(map, List.of("'3'"), Map.of(List.of("'3'", "'2'"), "merged", List.of("'3'"), "replaced"));
    }

    private static Function<ProbedIntegration, Answer> empty(String map) {
        return updateTwo(map, List.of("'1'", ""), Map.of(List.of("'1'"), "removes", List.of("'1'", ""), "kept"));
    }

    /** Updates a map with two entries; the values that it then has select the answer. */
    private static Function<ProbedIntegration, Answer> updateTwo(
            String map, List<String> sent, Map<List<String>, String> answers) {
        return probed -> {
            String id = probed.create(Map.of(map, entries(probed, map, List.of("'1'", "'2'"))));
            return Answer.to(() -> {
                probed.update(id, Map.of(map, entries(probed, map, sent)));
                Object held = probed.read(id).getOrDefault(map, Map.of());
                return answers.keySet().stream()
                        .filter(values -> entries(probed, map, values).equals(held))
                        .findFirst()
                        .map(answers::get)
                        .orElseGet(() -> "it holds " + held);
            });
        };
    }

    private static Function<ProbedIntegration, Answer> clear(String text, String value) {
        return probed -> {
            String id = probed.create(Map.of(text, value));
            return Answer.to(() -> {
                probed.update(id, Map.of(text, ""));
                return probed.read(id).getOrDefault(text, "").equals("") ? "clears" : "ignored";
            });
        };
    }

    private static Answer updateAndRead(ProbedIntegration probed) {
        String id = probed.create(Map.of(
                STRATEGY, TEXT,
                PARAMETERS, entries(probed, PARAMETERS, List.of("'1'")),
                TEMPLATES, entries(probed, TEMPLATES, List.of("{}"))));
        return Answer.to(() ->
                probed.update(id, Map.of(EXPRESSION, SELECTION)).equals(probed.read(id)) ? "the same" : "not the same");
    }

    private static Answer unset(ProbedIntegration probed) {
        Map<String, Object> held = probed.read(probed.create(Map.of()));
        List<String> written = Stream.of(EXPRESSION, PARAMETERS, TEMPLATES)
                .filter(held::containsKey)
                .toList();
        return Answer.to(() -> switch (written.size()) {
            case 0 -> "omitted";
            case 3 -> "written";
            default -> "only " + String.join(" and ", written);
        });
    }

    private static Answer createTwoCases(ProbedIntegration probed) {
        return held(
                probed,
                PARAMETERS,
                Map.of(probed.headers() + "Case", "'1'", probed.headers() + "case", "'2'"),
                "as sent");
    }

    private static Answer createEmpty(ProbedIntegration probed) {
        return held(probed, TEMPLATES, entries(probed, TEMPLATES, List.of("")), "kept");
    }

    /** Creates a map; the answer is the word if the service holds it as sent. */
    private static Answer held(ProbedIntegration probed, String map, Map<String, String> sent, String word) {
        return Answer.to(() -> {
            Object held = probed.read(probed.create(Map.of(map, sent))).getOrDefault(map, Map.of());
            return sent.equals(held) ? word : "it holds " + held;
        });
    }

    /** Changes two integration responses at once, until the service refuses a change. */
    private static Answer changeTwo(ProbedIntegration probed) {
        List<String> ids = List.of(probed.create(Map.of()), probed.create(Map.of()));
        Answer answer = accepted(() -> {});
        for (int round = 0; round < MAX_ROUNDS && answer.said().isEmpty(); round++) {
            Map<String, ?> change = Map.of(EXPRESSION, SELECTION + round);
            long began = System.nanoTime();
            List<Answer> answers = ids.parallelStream()
                    .map(id -> accepted(() -> probed.update(id, change)))
                    .toList();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            answer = answers.get(answers.get(0).said().isEmpty() ? 1 : 0).withMillis(millis);
        }
        return answer;
    }

    private static Answer accepted(Runnable call) {
        return Answer.to(() -> {
            call.run();
            return ACCEPTED;
        });
    }

    private static Map<String, ?> parameter(String name) {
        return Map.of(PARAMETERS, Map.of(name, "'1'"));
    }

    private static Map<String, ?> template(int characters) {
        return Map.of(TEMPLATES, Map.of("text/plain", "x".repeat(characters)));
    }

    private static Map<String, String> entries(ProbedIntegration probed, String map, List<String> values) {
        String prefix = map.equals(PARAMETERS) ? probed.headers() + "name" : "text/x-";
        return IntStream.range(0, values.size()).boxed().collect(Collectors.toMap(i -> prefix + i, values::get));
    }
}
