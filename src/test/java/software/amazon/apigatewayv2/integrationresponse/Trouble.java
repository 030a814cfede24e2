package software.amazon.apigatewayv2.integrationresponse;

import java.util.Set;

/** What a service may do to a request. */
enum Trouble {
    NONE,
    /** It never responds. */
    HANG,
    /** It responds, one byte after the other, and never comes to an end. */
    TRICKLE,
    /** It closes the connection without a response. */
    DROP,
    /** It says what nobody can read. */
    GARBAGE,
    /** It refuses, for good. */
    REFUSE,
    /** It wants to be asked later. */
    THROTTLE;

    private static final Set<Trouble> ENDLESS = Set.of(HANG, TRICKLE);

    /** Whether only the client can end it. */
    boolean isEndless() {
        return ENDLESS.contains(this);
    }
}
