package software.amazon.apigatewayv2.integrationresponse;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The texts for people in Java sources: each string, or strings put together with {@code +}, that has two words or more. What
 * is filled in at run time is {@link #FILLED_IN}.
 */
final class SourceTexts extends TreeScanner<Void, Void> {

    static final String FILLED_IN = "…";

    private static final Pattern TWO_WORDS = Pattern.compile("\\p{Alpha}{2,}.* .*\\p{Alpha}{2,}");
    private static final Pattern FILLED_IN_AT_AN_END =
            Pattern.compile("^[\\s" + FILLED_IN + "]+|[\\s" + FILLED_IN + "]+$");
    private static final Pattern FILLED_IN_TWICE = Pattern.compile(FILLED_IN + "(\\s*" + FILLED_IN + ")+");

    private final SortedSet<String> texts = new TreeSet<>();

    private SourceTexts() {}

    /** All texts in the Java files under a folder. */
    static SortedSet<String> under(Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> found = Files.walk(folder);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<Path> sources =
                    found.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            SourceTexts reading = new SourceTexts();
            for (CompilationUnitTree source : task.parse()) {
                reading.scan(source, null);
            }
            return reading.texts;
        }
    }

    /**
     * A text in the form in which texts are compared: white space does not count, nor how many values follow each other, nor
     * values at both ends.
     */
    static String normal(String text) {
        String spaced = text.replaceAll("\\s+", " ");
        String single = FILLED_IN_TWICE.matcher(spaced).replaceAll(FILLED_IN);
        return FILLED_IN_AT_AN_END.matcher(single).replaceAll("");
    }

    @Override
    public Void visitBinary(BinaryTree sum, Void unused) {
        List<ExpressionTree> parts = parts(sum);
        if (parts.stream().noneMatch(SourceTexts::isText)) {
            return super.visitBinary(sum, unused);
        }
        StringBuilder text = new StringBuilder();
        for (ExpressionTree part : parts) {
            if (part instanceof LiteralTree literal) {
                text.append(literal.getValue());
            } else {
                text.append(FILLED_IN);
                scan(part, unused);
            }
        }
        add(text.toString());
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void unused) {
        if (isText(literal)) {
            add((String) literal.getValue());
        }
        return null;
    }

    private void add(String text) {
        if (TWO_WORDS.matcher(text.replace(FILLED_IN, " ")).find()) {
            texts.add(normal(text));
        }
    }

    private static boolean isText(ExpressionTree part) {
        return part.getKind() == Kind.STRING_LITERAL;
    }

    private static List<ExpressionTree> parts(ExpressionTree sum) {
        List<ExpressionTree> parts = new ArrayList<>();
        if (sum instanceof BinaryTree binary && binary.getKind() == Kind.PLUS) {
            parts.addAll(parts(binary.getLeftOperand()));
            parts.addAll(parts(binary.getRightOperand()));
        } else if (sum instanceof ParenthesizedTree inner && inner.getExpression() instanceof BinaryTree) {
            parts.addAll(parts(inner.getExpression()));
        } else {
            parts.add(sum);
        }
        return parts;
    }
}
