package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for some host names, made by the JDK's keytool.
 *
 * @param server what a server needs that is to pass for these hosts
 * @param trustStore the file with the key, of type PKCS12: whoever takes it for a trust store trusts the certificate
 */
record TrustedHosts(SSLContext server, Path trustStore) {
    static final String PASSWORD = "changeit";

    /** Makes both in a directory. */
    static TrustedHosts of(Path directory, String... hosts) {
        Path file = directory.resolve("keys.p12");
        String names = Stream.of(hosts).map(host -> "dns:" + host).collect(Collectors.joining(",", "san=", ""));
        try {
            keytool(
                    "-genkeypair -alias host -keyalg EC -validity 30 -dname CN=local -storetype PKCS12 -storepass "
                            + PASSWORD,
                    "-ext",
                    names,
                    "-keystore",
                    file.toString());
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream bytes = Files.newInputStream(file)) {
                keys.load(bytes, PASSWORD.toCharArray());
            }
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext server = SSLContext.getInstance("TLS");
            server.init(managers.getKeyManagers(), null, null);
            return new TrustedHosts(server, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(String options, String... more) throws IOException {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        keytool.command().addAll(List.of(options.split(" ")));
        keytool.command().addAll(List.of(more));
        int exit = keytool.redirectErrorStream(true).start().onExit().join().exitValue();
        if (exit != 0) {
            throw new IOException("keytool ended with " + exit);
        }
    }
}
