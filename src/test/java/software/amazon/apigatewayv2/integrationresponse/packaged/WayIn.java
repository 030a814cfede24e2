package software.amazon.apigatewayv2.integrationresponse.packaged;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.packaged.BadInput.Judge;

/** How a request comes to a handler, and who has looked at it on its way there. */
enum WayIn {
    /** The RPDK validates creates and updates against the schema. */
    HANDLE_REQUEST(Entrypoint.HANDLE, EnumSet.allOf(Judge.class)),
    /** With a callback context the RPDK validates nothing. */
    HANDLE_REQUEST_CALLED_BACK(Entrypoint.HANDLE, EnumSet.of(Judge.READER, Judge.HANDLER)),
    /** The RPDK validates nothing. */
    TEST_ENTRYPOINT(Entrypoint.TEST, EnumSet.of(Judge.READER, Judge.HANDLER));

    private final Entrypoint entrypoint;
    private final Set<Judge> judges;

    WayIn(Entrypoint entrypoint, Set<Judge> judges) {
        this.entrypoint = entrypoint;
        this.judges = judges;
    }

    /** Whether somebody on this way can see that the input is bad. */
    boolean judges(BadInput input) {
        return judges.contains(input.judge());
    }

    HandlerAnswer invoke(FunctionHarness harness, CloudFormationRequest request) {
        return harness.invoke(
                entrypoint,
                this == HANDLE_REQUEST_CALLED_BACK
                        ? request.withCallbackContext(Optional.of(JsonNodeFactory.instance.objectNode()))
                        : request);
    }
}
