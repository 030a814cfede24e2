package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A project that the CloudFormation CLI takes as it is: the provider, its description and how it is packaged, without tests
 * and local tools, under another type name. The Java package stays what it is; the registry does not look at it.
 */
public final class NamespacedProject {
    private static final List<String> FILES = List.of(
            ".rpdk-config", TypeName.AWS.fileName() + ".json", "pom.xml", "resource-role.yaml", "docs/README.md");
    private static final List<String> FOLDERS =
            List.of("src/main", "src/generated", "src/build", "inputs", "sam-tests");
    /** Events of the user's own; they may hold credentials. */
    private static final String PRIVATE = ".local.json";

    private final Path origin;
    private final TypeName name;

    /**
     * Another name for a project.
     *
     * @param origin the folder of a project that is named {@link TypeName#AWS}
     * @param name the other name
     */
    public NamespacedProject(Path origin, TypeName name) {
        this.origin = origin;
        this.name = name;
    }

    /**
     * Writes the project, in the place of an earlier one of the same name.
     *
     * @param parent the folder that is to hold the project's folder
     * @return the project's folder, which bears the type's name
     */
    public Path writeTo(Path parent) {
        Path folder = parent.resolve(name.hyphenated());
        try {
            delete(folder);
            for (Path file : files()) {
                Path copy = folder.resolve(renamed(file.toString()));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, renamed(Files.readString(origin.resolve(file))));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        FILES.forEach(file -> found.add(Path.of(file)));
        for (String folder : FOLDERS) {
            found.addAll(filesBelow(origin.resolve(folder)));
        }
        return found;
    }

    private List<Path> filesBelow(Path start) throws IOException {
        try (Stream<Path> paths = Files.walk(start)) {
            return paths.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(PRIVATE))
                    .map(origin::relativize)
                    .toList();
        }
    }

    /** The three spellings of the name differ in case or punctuation, so none is part of another. */
    private String renamed(String text) {
        return text.replace(TypeName.AWS.toString(), name.toString())
                .replace(TypeName.AWS.hyphenated(), name.hyphenated())
                .replace(TypeName.AWS.fileName(), name.fileName());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
