package software.amazon.apigatewayv2.integrationresponse.local.probe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.local.report.Line;
import software.amazon.apigatewayv2.integrationresponse.local.report.Line.Tone;
import software.amazon.apigatewayv2.integrationresponse.local.report.PrintableText;

/** What a service answered. */
public record ProbeReport(List<Finding> findings) {
    private static final String ROW = "%-40s %-24s %s";
    private static final int MAX_WORD = 24;
    private static final String INDENT = "    ";

    record Finding(Question question, Answer answer) {
        /** Whether the provider relies on another answer, or there is none. */
        boolean differs() {
            List<String> reliedOn = question.reliedOn();
            return answer.word().equals(Answer.NONE) || !reliedOn.isEmpty() && !reliedOn.contains(answer.word());
        }

        String reliedOn() {
            return question.reliedOn().isEmpty() ? "any" : String.join(" or ", question.reliedOn());
        }

        /** Returns the option for this answer of the local API Gateway V2, if it can give it; "" if by default. */
        Optional<String> option() {
            return Optional.ofNullable(question.imitated().get(answer.word()))
                    .map(text -> text.formatted(answer.millis()));
        }
    }

    public boolean isAsReliedOn() {
        return findings.stream().noneMatch(Finding::differs);
    }

    /** Returns the options of {@code ./local serve} that imitate the answers, as far as there are any. */
    public String options() {
        return byOption().values().stream()
                .filter(options -> options.size() == 1)
                .map(options -> options.get(0))
                .collect(Collectors.joining(" "));
    }

    /** Shows the answers that the provider does not rely on, then all. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(
                isAsReliedOn()
                        ? Line.of("Every answer is one that this provider relies on.", Tone.GOOD)
                        : Line.of("These answers are not what this provider relies on:", Tone.BAD));
        findings.stream().filter(Finding::differs).forEach(finding -> lines.addAll(row(finding)));
        lines.add(Line.empty());
        lines.add(Line.of(ROW.formatted("asked", "answered", "relied on"), Tone.HEADING));
        findings.forEach(finding -> lines.addAll(row(finding)));
        lines.add(Line.empty());
        lines.add(Line.of("The local API Gateway V2 with the same answers:"));
        lines.addAll(wrapped("./local serve " + options()));
        if (!notImitated().isEmpty()) {
            lines.add(Line.of("But there is no option for:"));
            lines.addAll(wrapped(String.join("; ", notImitated())));
        }
        return lines;
    }

    /** Returns the report for an issue. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("options", options());
        notImitated().forEach(json.putArray("notImitated")::add);
        findings.forEach(finding -> json.withArray("answers")
                .addObject()
                .put("asked", finding.question().asked())
                .put("answered", finding.answer().word())
                .put("said", finding.answer().said())
                .put("reliedOn", finding.reliedOn())
                .put("differs", finding.differs()));
        return json;
    }

    private List<String> notImitated() {
        Stream<String> withoutOption = findings.stream()
                .filter(finding -> finding.option().isEmpty())
                .map(finding -> finding.question().asked());
        Stream<String> contradictory = byOption().entrySet().stream()
                .filter(option -> option.getValue().size() > 1)
                .map(option -> option.getKey() + ": " + String.join(" and ", option.getValue()));
        return Stream.concat(withoutOption, contradictory).toList();
    }

    /** Groups the options by name: two questions may ask for the same one. */
    private SortedMap<String, List<String>> byOption() {
        return findings.stream()
                .flatMap(finding -> finding.option().stream())
                .filter(option -> !option.isEmpty())
                .distinct()
                .collect(Collectors.groupingBy(option -> option.split(" ", 2)[0], TreeMap::new, Collectors.toList()));
    }

    private static List<Line> row(Finding finding) {
        String word = PrintableText.of(finding.answer().word());
        boolean fits = word.length() <= MAX_WORD;
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                ROW.formatted(finding.question().asked(), fits ? word : "something else", finding.reliedOn()),
                finding.differs() ? Tone.BAD : Tone.PLAIN));
        Stream.of(fits ? "" : word, finding.answer().said())
                .filter(text -> !text.isEmpty())
                .forEach(text -> lines.addAll(wrapped(text)));
        return lines;
    }

    private static List<Line> wrapped(String text) {
        return PrintableText.wrapped(text, Line.WIDTH - INDENT.length()).stream()
                .map(line -> Line.of(INDENT + line, Tone.FAINT))
                .toList();
    }
}
