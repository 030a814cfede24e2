package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;

/** What is in the jar, as Lambda unzips it. */
record UnzippedJar(Path folder) {

    static UnzippedJar in(Path folder) {
        try (JarFile jar = new JarFile(PackagedJar.path().toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().<ZipEntry>map(found -> found)::iterator) {
                Path file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    try (InputStream content = jar.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
            return new UnzippedJar(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts something else in the place of a class, or nothing, until this is closed. */
    Changed change(String className, Function<byte[], Optional<byte[]>> change) {
        Path file = folder.resolve(className.replace('.', '/') + ".class");
        try {
            byte[] original = Files.readAllBytes(file);
            Files.delete(file);
            Optional<byte[]> changed = change.apply(original);
            if (changed.isPresent()) {
                Files.write(file, changed.get());
            }
            return new Changed(file, original);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PackagedFunction start(Map<String, String> environment, String handler, List<String> options) {
        return PackagedFunction.startUnzipped(folder, environment, handler, options);
    }

    record Changed(Path file, byte[] original) implements AutoCloseable {
        @Override
        public void close() {
            try {
                Files.write(file, original);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
