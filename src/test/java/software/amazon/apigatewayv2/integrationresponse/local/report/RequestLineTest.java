package software.amazon.apigatewayv2.integrationresponse.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlCall;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;

class RequestLineTest {
    private static final Instant WHEN = Instant.parse("2026-11-23T09:05:07.9Z");
    private static final Duration TOOK = Duration.ofMillis(12);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    GetApis; GET; /v2/apis; 200; ; GetApis
                    DeleteApi; DELETE; /v2/apis/a; 204; ; DeleteApi a
                    Create; POST; /v2/apis/a/integrations/b/integrationresponses; 429; Throttled; Create a/b Throttled
                    Update; PATCH; /v2/apis/a/integrations/b/integrationresponses/c; 0; ; Update a/b/c no response
                    Unknown; GET; /favicon.ico; 404; NotFound; GET /favicon.ico NotFound
                    """)
    void showsARequestAsALine(String operation, String method, String path, int status, String error, String line) {
        CallDetail call = new CallDetail(
                new ServiceCall(operation, method, path, status), Optional.ofNullable(error), "", "", WHEN, TOOK);
        assertThat(RequestLine.of(call, ZoneOffset.UTC).text())
                .isEqualTo("09:05:07 %s   12 ms %s".formatted(status == 0 ? "---" : status, line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CreateResource; 200; CREATE IN_PROGRESS; ; CreateResource CREATE IN_PROGRESS",
                "GetResource; 400; ; TypeNotFoundException: no; GetResource TypeNotFoundException: no"
            })
    void showsARequestToCloudControlAsALine(String operation, int status, String progress, String error, String line) {
        CloudControlCall call = new CloudControlCall(
                operation, status, Optional.ofNullable(progress), Optional.ofNullable(error), WHEN, TOOK);
        assertThat(RequestLine.of(call, ZoneOffset.UTC).text())
                .isEqualTo("09:05:07 %d   12 ms %s".formatted(status, line));
    }
}
