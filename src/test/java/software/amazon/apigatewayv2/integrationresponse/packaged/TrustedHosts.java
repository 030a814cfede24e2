package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for some host names, made by the JDK's keytool, and a trust store that trusts it.
 *
 * @param server what a server needs that is to pass for these hosts
 * @param trustStore the file with the trust store, of type PKCS12
 */
record TrustedHosts(SSLContext server, Path trustStore) {
    static final String PASSWORD = "changeit";

    /** Makes both in a directory. */
    static TrustedHosts of(Path directory, String... hosts) {
        Path keys = directory.resolve("keys.p12");
        Path trusted = directory.resolve("trusted.p12");
        try {
            keytool(
                    "-genkeypair",
                    "-alias",
                    "host",
                    "-keyalg",
                    "EC",
                    "-validity",
                    "30",
                    "-dname",
                    "CN=local",
                    "-ext",
                    Arrays.stream(hosts).map(host -> "dns:" + host).collect(Collectors.joining(",", "san=", "")),
                    "-keystore",
                    keys.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD);
            KeyStore store = load(keys);
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry("host", store.getCertificate("host"));
            try (OutputStream file = Files.newOutputStream(trusted)) {
                trust.store(file, PASSWORD.toCharArray());
            }
            return new TrustedHosts(serverContext(store), trusted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(String... arguments) throws IOException {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        keytool.command().addAll(Arrays.asList(arguments));
        int exit = keytool.inheritIO().start().onExit().join().exitValue();
        if (exit != 0) {
            throw new IOException("keytool ended with " + exit);
        }
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD.toCharArray());
        }
        return store;
    }

    private static SSLContext serverContext(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
