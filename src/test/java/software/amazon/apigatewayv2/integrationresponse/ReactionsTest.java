package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** What each response of the service means for each operation, as the tables in docs/behaviour.md have it. */
class ReactionsTest {

    private static final Map<String, String> LETTERS = Map.of(
            ServiceOperations.CREATE, "C",
            ServiceOperations.LIST, "L",
            ServiceOperations.GET, "G",
            ServiceOperations.UPDATE, "U",
            ServiceOperations.DELETE, "D");

    @AutoClose
    private static final HandlerHarness HARNESS = new HandlerHarness();

    /**
     * The service refuses every call that changes something. ANOTHER has the key before that, or OURS, the one that is
     * updated. Or the first call of a create was LOST, and made nothing. A look for the key may fail, too.
     */
    @ParameterizedTest(name = "{0}, {1}: {2}, looking {3}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            operation | there   | refusal    | look      | code                    | calls         | words
            CREATE    | NOTHING | QUOTA      | WORKS     | ServiceLimitExceeded    | C             | Maximum number of
            CREATE    | NOTHING | CONCURRENT | WORKS     | ResourceConflict        | C{38}         | Given up after
            CREATE    | NOTHING | EXISTS     | WORKS     | AlreadyExists           | CL            | already exists here
            CREATE    | NOTHING | EXISTS     | FORBIDDEN | AlreadyExists           | CL            | already exists here
            CREATE    | ANOTHER | EXISTS     | WORKS     | AlreadyExists           | CL            | response other1:
            CREATE    | NOTHING | OTHER      | WORKS     | ResourceConflict        | CLC{5,}L      | not now
            CREATE    | ANOTHER | OTHER      | WORKS     | AlreadyExists           | CL            | response other1:
            CREATE    | ANOTHER | OTHER      | WORKS_2ND | AlreadyExists           | CLC{5,}L      | response other1:
            CREATE    | NOTHING | THROTTLE   | WORKS     | Throttling              | C{38}         | Given up after
            CREATE    | NOTHING | FORBIDDEN  | WORKS     | AccessDenied            | C             | not authorized
            CREATE    | LOST    | QUOTA      | WORKS     | ServiceLimitExceeded    | CLCL          | may still appear in
            CREATE    | LOST    | CONCURRENT | WORKS     | GeneralServiceException | (CL){6,}      | may or may not have
            CREATE    | LOST    | EXISTS     | WORKS     | GeneralServiceException | (CL){6,}      | may or may not have
            CREATE    | LOST    | OTHER      | WORKS     | GeneralServiceException | (CL){6,}      | may or may not have
            CREATE    | LOST    | THROTTLE   | WORKS     | GeneralServiceException | (CL){6,}      | may or may not have
            CREATE    | LOST    | FORBIDDEN  | WORKS     | AccessDenied            | CLCL          | may still appear in
            CREATE    | LOST    | FORBIDDEN  | FORBIDDEN | GeneralServiceException | CL            | may or may not have
            CREATE    | LOST    | QUOTA      | FAILS_2ND | GeneralServiceException | CLCL          | Maximum number of
            UPDATE    | NOTHING | QUOTA      | WORKS     | ServiceLimitExceeded    | GU            | Maximum number of
            UPDATE    | NOTHING | CONCURRENT | WORKS     | ResourceConflict        | GU{9}(GU){29} | Given up after
            UPDATE    | NOTHING | EXISTS     | WORKS     | InvalidRequest          | (GU){16}      | update in two steps
            UPDATE    | ANOTHER | EXISTS     | FORBIDDEN | InvalidRequest          | (GU){16}      | already exists here
            UPDATE    | NOTHING | OTHER      | WORKS     | ResourceConflict        | GU{5,}(GU)+L  | not now
            UPDATE    | OURS    | OTHER      | WORKS     | ResourceConflict        | GU{5,}(GU)+L  | not now
            UPDATE    | ANOTHER | OTHER      | WORKS     | InvalidRequest          | GU{5,}(GU)+L  | other1, and
            UPDATE    | ANOTHER | OTHER      | WORKS_2ND | ResourceConflict        | GU{5,}(GU)+L  | not now
            UPDATE    | NOTHING | THROTTLE   | WORKS     | Throttling              | GU{9}(GU){29} | Given up after
            UPDATE    | NOTHING | FORBIDDEN  | WORKS     | AccessDenied            | GU            | not authorized
            DELETE    | NOTHING | QUOTA      | WORKS     | ServiceLimitExceeded    | D             | Maximum number of
            DELETE    | NOTHING | CONCURRENT | WORKS     | ResourceConflict        | D{38}         | Given up after
            DELETE    | NOTHING | EXISTS     | WORKS     | ResourceConflict        | D{5,}         | already exists here
            DELETE    | NOTHING | OTHER      | WORKS     | ResourceConflict        | D{5,}         | not now
            DELETE    | NOTHING | THROTTLE   | WORKS     | Throttling              | D{38}         | Given up after
            DELETE    | NOTHING | FORBIDDEN  | WORKS     | AccessDenied            | D             | not authorized
            """)
    void reactsToWhatTheServiceSays(
            Action operation,
            String there,
            String refusal,
            String look,
            HandlerErrorCode code,
            String calls,
            String words) {
        HARNESS.clear();
        ResourceModel subject = subject(operation, there);
        if (there.equals("ANOTHER")) {
            HARNESS.given(HARNESS.model("/4/").toBuilder()
                    .integrationResponseId("other1")
                    .build());
        }
        List<ResourceModel> before = HARNESS.held();
        HARNESS.service().inject(faults(operation, there, refusal, look));
        long began = HARNESS.timing().now();

        ProgressEvent<ResourceModel, CallbackContext> event =
                HARNESS.complete(operation, HandlerHarness.requestOf(subject));

        assertThat(event.getErrorCode()).as(event.getMessage()).isEqualTo(code);
        assertThat(HARNESS.calls().stream().map(LETTERS::get).collect(Collectors.joining()))
                .matches(calls);
        assertThat(event.getMessage())
                .contains(words)
                .containsPattern("\\(Service: ApiGatewayV2, Status Code: \\d{3}, Request ID: [\\w-]+\\)")
                .hasSizeLessThanOrEqualTo(1_024);
        assertThat(event.getResourceModel()).isNull();
        assertThat(HARNESS.held()).isEqualTo(before);
        if (refusal.equals("OTHER") && !there.equals("LOST")
                || refusal.equals("EXISTS") && operation == Action.DELETE) {
            assertThat(HARNESS.timing().now() - began).isLessThanOrEqualTo(90_000);
        }
    }

    private static ResourceModel subject(Action operation, String there) {
        return operation == Action.CREATE
                ? HARNESS.model("/4/")
                : HARNESS.given(HARNESS.model(there.equals("OURS") ? "/4/" : "/5/")).toBuilder()
                        .integrationResponseKey("/4/")
                        .templateSelectionExpression("${request.body.x}")
                        .build();
    }

    private static Fault[] faults(Action operation, String there, String refusal, String look) {
        String mutation = ServiceOperations.of(operation);
        List<Fault> faults = new ArrayList<>();
        if (there.equals("LOST")) {
            faults.add(Fault.nth(1, mutation, FaultKind.DROPPED_BEFORE));
        }
        faults.add(
                switch (refusal) {
                    case "EXISTS" ->
                        Fault.conflict("An integration response with this key already exists here", mutation);
                    case "OTHER" -> Fault.conflict("The API is being changed, not now", mutation);
                    case "CONCURRENT" -> Fault.every(mutation, FaultKind.CONCURRENT_MODIFICATION);
                    default -> Fault.every(mutation, FaultKind.valueOf(refusal));
                });
        switch (look) {
            case "WORKS_2ND" -> faults.add(Fault.nth(1, ServiceOperations.LIST, FaultKind.INTERNAL_ERROR));
            case "FAILS_2ND" -> faults.add(Fault.nth(2, ServiceOperations.LIST, FaultKind.FORBIDDEN));
            case "FORBIDDEN" -> faults.add(Fault.every(ServiceOperations.LIST, FaultKind.FORBIDDEN));
            default -> assertThat(look).isEqualTo("WORKS");
        }
        return faults.toArray(Fault[]::new);
    }
}
