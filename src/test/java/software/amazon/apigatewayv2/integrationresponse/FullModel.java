package software.amazon.apigatewayv2.integrationresponse;

/** Models that have every property that a template may give, both maps with two entries. */
final class FullModel {

    private FullModel() {}

    static ResourceModel at(HandlerHarness harness) {
        return SampleValues.in(harness.model("$default"));
    }

    /** Another value of each that can be updated. */
    static ResourceModel otherAt(HandlerHarness harness) {
        return SampleValues.othersIn(harness.model("$default"));
    }
}
