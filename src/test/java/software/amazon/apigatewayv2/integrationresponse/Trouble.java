package software.amazon.apigatewayv2.integrationresponse;

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

    /** Whether only the client can end it. */
    boolean isEndless() {
        return this == HANG || this == TRICKLE;
    }
}
