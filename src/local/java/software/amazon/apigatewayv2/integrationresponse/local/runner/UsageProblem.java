package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in a sentence: what was not understood, and what was probably meant. */
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
        String kind = kind(problem, word);
        List<String> similar = word.startsWith("-") ? similarOptions(problem, word) : problem.getSuggestions();
        return "There is no %s %s.%s"
                .formatted(kind, word, similar.isEmpty() ? "" : " Did you mean " + String.join(" or ", similar) + "?");
    }

    private static String kind(UnmatchedArgumentException problem, String word) {
        if (word.startsWith("-")) {
            return "option";
        }
        return problem.getCommandLine().getSubcommands().isEmpty() ? "further argument" : "command";
    }

    /** Picocli suggests only options that begin alike. */
    private static List<String> similarOptions(UnmatchedArgumentException problem, String word) {
        return problem.getCommandLine().getCommandSpec().optionsMap().keySet().stream()
                .filter(name -> name.startsWith("--"))
                .filter(name -> EditDistance.between(word, name) <= MAX_EDITS)
                .sorted(Comparator.comparing(name -> EditDistance.between(word, name)))
                .limit(1)
                .toList();
    }
}
