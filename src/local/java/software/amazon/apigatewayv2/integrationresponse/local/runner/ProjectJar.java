package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.local.namespaced.TypeName;

/** Finds the packaged function. */
final class ProjectJar {
    private static final String TARGET = "target";

    private ProjectJar() {}

    /** The one of this project. */
    static Path in(Path project) {
        return found(project, TypeName.AWS)
                .orElseThrow(() -> new ProblemException(
                        "Nothing is packaged yet in " + project.resolve(TARGET) + ": mvn package -DskipTests"));
    }

    /** The one that {@code ./local package} made under another name, or this project's under its own. */
    static Path ofType(Path project, String type) {
        if (type.equals(TypeName.AWS.toString())) {
            return in(project);
        }
        TypeName name = registrable(type);
        return found(project.resolve(TARGET).resolve(name.hyphenated()), name)
                .orElseThrow(() -> new ProblemException(
                        "%s is not packaged yet: ./local package --type %s".formatted(type, type)));
    }

    private static TypeName registrable(String type) {
        try {
            return TypeName.registrable(type);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e.getMessage(), e);
        }
    }

    /** The jar in a project's folder, if there is one. */
    static Optional<Path> found(Path project, TypeName name) {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(project.resolve(TARGET), name.fileName() + "-*.jar")) {
            Iterator<Path> found = jars.iterator();
            return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The version in the name of a jar, such as {@code 1.0.0}. */
    static String version(Path jar) {
        String name = jar.getFileName().toString();
        return name.substring(name.lastIndexOf('-') + 1).replace(".jar", "");
    }
}
