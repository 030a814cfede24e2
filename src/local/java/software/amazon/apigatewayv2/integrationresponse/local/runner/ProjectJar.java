package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.TypeName;

/** Finds the packaged function. */
final class ProjectJar {
    private static final String TARGET = "target";
    private static final String ENDING = ".jar";

    private ProjectJar() {}

    static Path in(Path project) {
        return found(project, TypeName.AWS)
                .orElseThrow(() -> new ProblemException(
                        "Nothing is packaged yet in " + project.resolve(TARGET) + ": mvn package -DskipTests"));
    }

    /** Returns the jar that {@code ./local package} made under another name, or this project's under its own. */
    static Path ofType(Path project, String type) {
        if (type.equals(TypeName.AWS.toString())) {
            return in(project);
        }
        TypeName name = ProblemException.valueOrProblem(() -> TypeName.registrable(type));
        return found(project.resolve(TARGET).resolve(name.hyphenated()), name)
                .orElseThrow(() -> new ProblemException(
                        "%s is not packaged yet: ./local package --type %s".formatted(type, type)));
    }

    /** Returns the version in the name of this project's jar, such as {@code 1.0.0}. */
    static String version(Path project) {
        String name = in(project).getFileName().toString();
        return name.substring(TypeName.AWS.fileName().length() + 1, name.length() - ENDING.length());
    }

    /** Finds the jar in a project's folder; if earlier versions left others, the one of pom.xml. */
    private static Optional<Path> found(Path project, TypeName name) {
        String prefix = name.fileName() + "-";
        try (Stream<Path> files = Files.list(project.resolve(TARGET))) {
            String current = prefix + versionInPom(project, name) + ENDING;
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.toString().endsWith(ENDING))
                    .min(Comparator.comparing(
                            (Path file) -> !file.getFileName().toString().equals(current)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String versionInPom(Path project, TypeName name) throws IOException {
        Path pom = project.resolve("pom.xml");
        Matcher version = Pattern.compile("<artifactId>" + name.fileName() + "</artifactId>\\s*<version>([^<]+)<")
                .matcher(Files.exists(pom) ? Files.readString(pom) : "");
        return version.find() ? version.group(1) : "";
    }
}
