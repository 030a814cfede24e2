package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is in the jar, as Lambda unzips it. */
record UnzippedJar(Path folder) {

    static UnzippedJar in(Path folder) {
        try (FileSystem jar = FileSystems.newFileSystem(PackagedJar.path());
                Stream<Path> files = Files.walk(jar.getPath("/"))) {
            for (Path file : (Iterable<Path>) files.skip(1)::iterator) {
                Files.copy(file, folder.resolve(file.toString().substring(1)));
            }
            return new UnzippedJar(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something while another class, or none, is in the place of a class. */
    <T> T whileChanged(String className, Function<byte[], Optional<byte[]>> change, Supplier<T> use) {
        Path file = folder.resolve(className.replace('.', '/') + ".class");
        try {
            byte[] original = Files.readAllBytes(file);
            Optional<byte[]> changed = change.apply(original);
            Files.delete(file);
            if (changed.isPresent()) {
                Files.write(file, changed.get());
            }
            try {
                return use.get();
            } finally {
                Files.write(file, original);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
