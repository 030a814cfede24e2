package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.List;
import java.util.Set;

/** A kind of removal that the service may refuse, in the order in which it is given up. */
public enum Removal {
    /** The service model asks for at least one character in a parameter's value. */
    OF_PARAMETERS,
    /** Whether ContentHandlingStrategy accepts "" is not published. */
    OF_STRATEGY;

    /** Which of them to leave out, one combination after the other. */
    static final List<Set<Removal>> COMBINATIONS =
            List.of(Set.of(OF_PARAMETERS), Set.of(OF_STRATEGY), Set.of(OF_PARAMETERS, OF_STRATEGY));
}
