package software.amazon.apigatewayv2.integrationresponse.state;

/** One entry of a property that is a map, as a message names it. */
public record PropertyEntry(String property, String key) {

    @Override
    public String toString() {
        return property + "[\"" + key + "\"]";
    }
}
