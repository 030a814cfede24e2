package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains a wrong command line in a sentence: what was not understood, and what was probably meant. */
final class UsageProblem {
    private static final int MAX_EDITS = 3;

    private UsageProblem() {}

    static String text(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (!(problem instanceof MissingParameterException)
                && problem.getArgSpec() instanceof OptionSpec option
                && problem.getValue() != null) {
            return "%s takes %s, not \"%s\".".formatted(option.longestName(), option.paramLabel(), problem.getValue());
        }
        return problem.getMessage();
    }

    /** An option that stands before a command, where it would be ignored. */
    static String beforeItsCommand(OptionSpec option, CommandLine command) {
        String name = option.longestName();
        String qualified = command.getCommandSpec().qualifiedName();
        return command.getCommandSpec().findOption(name) == null
                ? "%s has no option %s.".formatted(qualified, name)
                : "%s comes after the command: %s %s".formatted(name, qualified, name);
    }

    private static String unmatched(UnmatchedArgumentException problem) {
        String word = problem.getUnmatched().get(0);
        boolean isOption = word.startsWith("-");
        String other = problem.getCommandLine().getSubcommands().isEmpty() ? "further argument" : "command";
        List<String> similar = isOption ? similarOption(problem, word) : problem.getSuggestions();
        return "There is no %s %s.%s"
                .formatted(
                        isOption ? "option" : other,
                        word,
                        similar.isEmpty() ? "" : " Did you mean " + String.join(" or ", similar) + "?");
    }

    /** Finds the nearest option; picocli suggests only those that begin alike. */
    private static List<String> similarOption(UnmatchedArgumentException problem, String word) {
        return IntStream.rangeClosed(1, MAX_EDITS)
                .boxed()
                .flatMap(edits -> problem.getCommandLine().getCommandSpec().optionsMap().keySet().stream()
                        .filter(name -> name.startsWith("--") && areAlike(word, name, edits)))
                .limit(1)
                .toList();
    }

    /** Whether this many insertions, deletions or replacements of letters make the words equal. */
    private static boolean areAlike(String one, String other, int edits) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.length() + other.length() <= edits;
        }
        String rest = one.substring(1);
        String otherRest = other.substring(1);
        if (one.charAt(0) == other.charAt(0)) {
            return areAlike(rest, otherRest, edits);
        }
        return edits > 0
                && (areAlike(rest, otherRest, edits - 1)
                        || areAlike(rest, other, edits - 1)
                        || areAlike(one, otherRest, edits - 1));
    }
}
