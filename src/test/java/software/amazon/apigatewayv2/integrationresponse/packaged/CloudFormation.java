package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;

/**
 * Goes on with an operation as CloudFormation does: whoever answers IN_PROGRESS is invoked again with the model and the
 * callback context of that answer. The delay is not waited for. Each time another instance of the function is invoked, to
 * which nothing has come but the event.
 */
final class CloudFormation {
    /** The provider promises to end an operation within so many invocations: 30, and 15 that wait for a key. */
    private static final int MAX_INVOCATIONS = 45;

    private CloudFormation() {}

    /** All answers to an operation, the last of which ends it. */
    static List<HandlerAnswer> answers(FunctionHarness harness, CloudFormationRequest request) {
        List<HandlerAnswer> answers = new ArrayList<>();
        CloudFormationRequest next = request;
        while (answers.size() < MAX_INVOCATIONS) {
            HandlerAnswer answer = inFreshFunction(harness, next);
            answers.add(answer);
            if (!answer.status().equals("IN_PROGRESS")) {
                return answers;
            }
            next = next.withDesired(Optional.of(answer.model())).withCallbackContext(answer.callbackContext());
        }
        throw new AssertionError("Still not at its end: " + answers);
    }

    private static HandlerAnswer inFreshFunction(FunctionHarness harness, CloudFormationRequest request) {
        try (PackagedFunction fresh = harness.startFunction()) {
            return new FunctionHarness(harness.service(), fresh).handle(request);
        }
    }
}
