package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;

/** A call that an operation made, and the fault that struck it, if one did. */
record StruckCall(ServiceCall call, Optional<Fault> fault) {

    static final String ALREADY_EXISTS = "Somebody says that it already exists";
    static final String IN_USE = "Somebody says that it is in use";

    boolean isOf(String operation) {
        return call.operation().equals(operation);
    }

    boolean isStruckBy(FaultKind... kinds) {
        return fault.filter(struck -> List.of(kinds).contains(struck.kind())).isPresent();
    }

    boolean says(String words) {
        return fault.flatMap(Fault::words).filter(Predicate.isEqual(words)).isPresent();
    }

    boolean isLookWithAResponse() {
        return call.method().equals("GET") && call.status() == 200 && !isOutcomeUnknown();
    }

    boolean hasNoResponse() {
        return call.status() == ServiceCall.NO_ANSWER;
    }

    /** Whether the service's response told nothing of what it did. */
    boolean isOutcomeUnknown() {
        return hasNoResponse() || call.status() >= 500 || isStruckBy(FaultKind.GARBAGE) && call.status() < 300;
    }

    /** Whether the service did what was asked, or may have. */
    boolean mayHaveChanged() {
        return !call.method().equals("GET") && (isOutcomeUnknown() || call.status() < 300);
    }
}
