package software.amazon.apigatewayv2.integrationresponse.local.report;

/** What a part of a line stands for; a terminal gives each a colour. */
public enum Tone {
    PLAIN,
    HEADING,
    GOOD,
    BAD,
    WARNING,
    FAINT,
    ADDED,
    REMOVED,
    CHANGED
}
