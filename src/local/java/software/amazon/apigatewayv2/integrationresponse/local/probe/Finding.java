package software.amazon.apigatewayv2.integrationresponse.local.probe;

/** What a service did when it was asked a question. */
record Finding(Question question, Answer answer) {

    /** Whether it is another answer than this provider relies on, or none. */
    boolean differs() {
        return answer.word().equals(Answer.NONE)
                || !question.reliedOn().isEmpty() && !question.reliedOn().contains(answer.word());
    }

    boolean isImitated() {
        return question.imitated().containsKey(answer.word());
    }

    /** The option that makes the local API Gateway V2 answer like this; "" where it does so by itself. */
    String option() {
        return question.imitated().get(answer.word()).formatted(answer.millis());
    }

    String reliedOn() {
        return question.reliedOn().isEmpty() ? "any" : String.join(" or ", question.reliedOn());
    }
}
