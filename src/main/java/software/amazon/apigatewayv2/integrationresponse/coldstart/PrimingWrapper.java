package software.amazon.apigatewayv2.integrationresponse.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import software.amazon.apigatewayv2.integrationresponse.ServiceAccess;
import software.amazon.apigatewayv2.integrationresponse.entry.ProviderWrapper;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;

/** The wrapper as priming uses it: it logs nothing and deletes nothing in the file system. */
final class PrimingWrapper extends ProviderWrapper {

    PrimingWrapper(ServiceAccess provider, Telemetry telemetry) {
        super(provider, telemetry, new StandInTiming());
        this.platformLogPublisher = new SilentLog();
    }

    /**
     * A real invocation empties the temporary directory. This empties one that it makes, by the same means; where none can
     * be made, there is nothing to prime, and the RPDK makes do without, too.
     */
    @Override
    protected void scrubFiles() {
        try {
            Path directory = Files.createTempDirectory("priming");
            FileUtils.cleanDirectory(directory.toFile());
            Files.delete(directory);
        } catch (IOException unwritable) {
            return;
        }
    }
}
