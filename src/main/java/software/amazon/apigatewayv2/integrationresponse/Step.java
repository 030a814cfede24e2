package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.cloudformation.proxy.ProgressEvent;

/** A step of an operation; taking it gives the next one, until there is an event. */
@FunctionalInterface
interface Step {

    Step take();

    /** Takes one step after the other, and gives the event with which the invocation ends. */
    static ProgressEvent<ResourceModel, CallbackContext> run(Step first) {
        Step step = first;
        while (!(step instanceof End)) {
            step = step.take();
        }
        return ((End) step).event;
    }

    /** The invocation ends. */
    record End(ProgressEvent<ResourceModel, CallbackContext> event) implements Step {
        @Override
        public Step take() {
            return this;
        }
    }
}
