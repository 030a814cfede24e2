package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Faults in order. Each counts the calls of its operation from the injection of the script; the first fault whose
 * numbers include a call strikes it. The file format is in src/local/README.md.
 */
public final class FaultScript {
    private static final Set<String> MEMBERS = Set.of("fault", "operation", "first", "nth", "millis", "words");

    private final List<Fault> faults;
    private final int[] matched;

    public FaultScript(List<Fault> faults) {
        this.faults = List.copyOf(faults);
        this.matched = new int[this.faults.size()];
    }

    public static FaultScript of(Fault... faults) {
        return new FaultScript(List.of(faults));
    }

    /** Reads a script; the message of an IllegalArgumentException says what is wrong with which fault. */
    public static FaultScript read(Path file) throws IOException {
        JsonNode document = new ObjectMapper().readTree(Files.readAllBytes(file));
        if (!document.isArray()) {
            throw new IllegalArgumentException("A fault script is a JSON array");
        }
        List<Fault> faults = new ArrayList<>();
        for (JsonNode element : document) {
            try {
                faults.add(fault(element));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Fault " + (faults.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return new FaultScript(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Counts a call, and returns the fault that strikes it. */
    synchronized Optional<Fault> strike(Operation called) {
        Optional<Fault> striking = Optional.empty();
        for (int i = 0; i < matched.length; i++) {
            Fault fault = faults.get(i);
            if (fault.matches(called)) {
                matched[i]++;
                if (striking.isEmpty() && fault.strikes(matched[i])) {
                    striking = Optional.of(fault);
                }
            }
        }
        return striking;
    }

    private static Fault fault(JsonNode element) {
        element.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                throw new IllegalArgumentException("unknown member \"" + member + "\"");
            }
        });
        if (element.has("first") && element.has("nth")) {
            throw new IllegalArgumentException("\"first\" and \"nth\" exclude each other");
        }
        Optional<Integer> nth = number(element, "nth");
        int from = nth.orElse(1);
        int to = nth.or(() -> number(element, "first")).orElse(Integer.MAX_VALUE);
        Duration delay = Duration.ofMillis(number(element, "millis").orElse(0));
        String operation = element.path("operation").asText(Fault.ANY_OPERATION);
        return new Fault(operation, from, to, kind(element), delay, words(element));
    }

    private static Optional<String> words(JsonNode element) {
        if (element.has("words") && !element.get("words").isTextual()) {
            throw new IllegalArgumentException("\"words\" is not a string");
        }
        return Optional.ofNullable(element.get("words")).map(JsonNode::textValue);
    }

    private static Optional<Integer> number(JsonNode element, String member) {
        if (element.has(member)
                && (!element.get(member).isInt() || element.get(member).intValue() < 1)) {
            throw new IllegalArgumentException("\"" + member + "\" is not a whole number from 1 on");
        }
        return Optional.ofNullable(element.get(member)).map(JsonNode::intValue);
    }

    private static FaultKind kind(JsonNode element) {
        List<FaultKind> kinds = List.of(FaultKind.values());
        return kinds.stream()
                .filter(kind -> kind.name().equals(element.path("fault").asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"fault\" is one of "
                        + kinds.stream().map(FaultKind::name).collect(Collectors.joining(", "))));
    }
}
