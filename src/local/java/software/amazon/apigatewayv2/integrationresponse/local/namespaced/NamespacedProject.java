package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project for the CloudFormation CLI under another type name: the provider, its description and its packaging,
 * without tests and local tools. The Java package stays the same; the registry does not look at it.
 */
public final class NamespacedProject {
    private static final List<String> FILES = List.of(
            ".rpdk-config",
            TypeName.AWS.fileName() + ".json",
            "pom.xml",
            "resource-role.yaml",
            "template.yml",
            "docs/README.md",
            "LICENSE",
            "NOTICE");
    /** Registration; its content goes to the root of the new project. */
    private static final String DEPLOY = "deploy";

    private static final List<String> FOLDERS =
            List.of("src/main", "src/generated", "src/build", "inputs", "sam-tests", DEPLOY);
    /** The user's own events; they may hold credentials. */
    private static final String PRIVATE = ".local.json";

    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z]([0-9A-Za-z.-]{0,62}[0-9A-Za-z])?");

    private final Path origin;
    private final TypeName name;
    private final Optional<String> version;
    /** New names by the old ones. */
    private final Map<String, String> names;

    /**
     * Plans a copy of the project in {@code origin}, which is named {@link TypeName#AWS}. Without a version, it has the
     * origin's; an IllegalArgumentException refuses one that does not fit into the names of files and S3 keys.
     */
    public NamespacedProject(Path origin, TypeName name, Optional<String> version) {
        if (version.isPresent() && !VERSION.matcher(version.get()).matches()) {
            throw new IllegalArgumentException(
                    ("\"%s\" is not a version: it takes up to 64 letters, digits, dots and hyphens, with a letter or a digit"
                                    + " at both ends, such as 1.2.0.")
                            .formatted(version.get()));
        }
        this.origin = origin;
        this.name = name;
        this.version = version;
        Map<String, String> written = new HashMap<>();
        for (TypeName other : List.of(TypeName.AWS, TypeName.EXAMPLE)) {
            written.put(other.toString(), name.toString());
            written.put(other.hyphenated(), name.hyphenated());
            written.put(other.fileName(), name.fileName());
        }
        // IAM role names are made from stack names and cut off: a policy can only match their beginning.
        written.put(":role/myorg-", ":role/" + name.organization().toLowerCase(Locale.ROOT) + "-");
        this.names = Map.copyOf(written);
    }

    /**
     * Writes the project in place of an earlier one of the same name, and returns the folder. Throws an
     * IllegalArgumentException if the folder holds something else; then, or if a file cannot be read, nothing changes.
     */
    public Path writeTo(Path folder) {
        try {
            Map<Path, String> contents = contents();
            if (Files.exists(folder)) {
                requireEarlierProject(folder);
                delete(folder);
            }
            for (Map.Entry<Path, String> content : contents.entrySet()) {
                Path file = folder.resolve(content.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, content.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads all content, so that nothing is deleted unless everything can be read. */
    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new LinkedHashMap<>();
        for (Path file : files()) {
            contents.put(place(file), versioned(renamed(Files.readString(origin.resolve(file)))));
        }
        return contents;
    }

    private void requireEarlierProject(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is a file: name a folder.");
        }
        Path settings = folder.resolve(".rpdk-config");
        boolean earlier = Files.exists(settings) && Files.readString(settings).contains("\"" + name + "\"");
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> found = inside.sorted().toList();
            if (!earlier && !found.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s holds something else than a project of %s: name another folder, or empty it first."
                                .formatted(folder, name));
            }
            Set<String> expected = topmostNames();
            for (Path entry : found) {
                if (!expected.contains(entry.getFileName().toString()) && !isZipOfTheType(entry)) {
                    throw new IllegalArgumentException(
                            "%s holds %s besides an earlier project of %s: move it elsewhere, or name another folder."
                                    .formatted(folder, entry.getFileName(), name));
                }
            }
        }
    }

    /** Names the files and folders of a project, and what Maven and the CloudFormation CLI leave beside them. */
    private Set<String> topmostNames() throws IOException {
        return Stream.concat(
                        files().stream().map(file -> place(file).getName(0).toString()),
                        Stream.of("target", "rpdk.log"))
                .collect(Collectors.toSet());
    }

    private boolean isZipOfTheType(Path entry) {
        return entry.getFileName().toString().matches(Pattern.quote(name.fileName()) + "(-.+)?\\.zip");
    }

    private List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>(FILES.stream().map(Path::of).toList());
        for (String folder : FOLDERS) {
            try (Stream<Path> paths = Files.walk(origin.resolve(folder))) {
                paths.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().endsWith(PRIVATE))
                        .forEach(file -> found.add(origin.relativize(file)));
            }
        }
        return found;
    }

    private Path place(Path file) {
        Path path = Path.of(renamed(file.toString()));
        return path.startsWith(DEPLOY) ? Path.of(DEPLOY).relativize(path) : path;
    }

    /** Replaces all names in one pass: a new name may contain an old one. No old name is part of another. */
    private String renamed(String text) {
        String any = names.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile(any)
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(names.get(found.group())));
    }

    /** Sets the version in pom.xml, and in the name of the jar. */
    private String versioned(String text) {
        if (version.isEmpty()) {
            return text;
        }
        String file = Pattern.quote(name.fileName());
        return text.replaceFirst("(<artifactId>" + file + "</artifactId>\\s*<version>)[^<]+", "$1" + version.get())
                .replaceAll("(/" + file + "-)[^/\\s]+(\\.jar)", "$1" + version.get() + "$2");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
