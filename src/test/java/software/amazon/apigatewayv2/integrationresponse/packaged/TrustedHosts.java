package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
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
    static TrustedHosts of(Path directory, List<String> hosts) throws Exception {
        Path file = directory.resolve("keys.p12");
        String options = "-genkeypair -alias host -keyalg EC -dname CN=local -storetype PKCS12 -storepass " + PASSWORD;
        String names = hosts.stream().map(host -> "dns:" + host).collect(Collectors.joining(",", "san=", ""));
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Collections.addAll(keytool.command(), options.split(" "));
        Collections.addAll(keytool.command(), "-keystore", file.toString(), "-ext", names);
        assertThat(keytool.start().waitFor()).isZero();

        KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext server = SSLContext.getInstance("TLS");
        server.init(managers.getKeyManagers(), null, null);
        return new TrustedHosts(server, file);
    }
}
