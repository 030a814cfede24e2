import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gives ProGuard the JDK's classes: each module that its settings name as a library goes into a jar in the folder. The classes
 * come from the JVM that runs this, for not every JDK has {@code jmods} (JEP 493).
 */
final class JdkClasses {
    private static final Pattern MODULE_JAR = Pattern.compile("(?m)^-libraryjars \\S*/([\\w.]+)\\.jar");
    private static final Map<String, ?> NEW = Map.of("create", true, "noCompression", true);

    /** Takes the file with the settings, and the folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
        Matcher modules = MODULE_JAR.matcher(Files.readString(Path.of(arguments[0])));
        while (modules.find()) {
            Path jar = folder.resolve(modules.group(1) + ".jar");
            Files.deleteIfExists(jar);
            try (FileSystem target = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), NEW)) {
                copyClasses(Path.of(URI.create("jrt:/" + modules.group(1))), target.getPath("/"));
            }
        }
    }

    private static void copyClasses(Path module, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(module)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                Path copy = target.resolve(module.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
