package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import lombok.With;

/**
 * A request to create, update or delete a resource, in its state since {@code eventTime}. Model, message and error code
 * are the handler's latest; {@code retryAfter} is the time of the next invocation.
 */
@With
record ResourceRequest(
        String token,
        String typeName,
        Operation operation,
        Status status,
        Optional<String> identifier,
        Optional<ObjectNode> model,
        Optional<String> message,
        Optional<String> errorCode,
        Instant eventTime,
        Optional<Instant> retryAfter) {
    enum Operation {
        CREATE,
        UPDATE,
        DELETE
    }

    enum Status {
        PENDING,
        IN_PROGRESS,
        SUCCESS,
        FAILED,
        CANCEL_IN_PROGRESS,
        CANCEL_COMPLETE
    }

    private static final Set<Status> OVER = Set.of(Status.SUCCESS, Status.FAILED, Status.CANCEL_COMPLETE);

    static ResourceRequest begun(
            String token, String typeName, Operation operation, Optional<String> identifier, Instant now) {
        return new ResourceRequest(
                token,
                typeName,
                operation,
                Status.IN_PROGRESS,
                identifier,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty());
    }

    boolean isOver() {
        return OVER.contains(status);
    }

    /** Returns the request as it is when an invocation of its handler begins. */
    ResourceRequest resumed(Instant now) {
        return isOver() ? this : now(statusBetweenInvocations(), now);
    }

    /** Returns the request after a cancellation, which ends it only between two invocations. */
    ResourceRequest cancelled(Instant now) {
        return now(retryAfter.isPresent() ? Status.CANCEL_COMPLETE : Status.CANCEL_IN_PROGRESS, now);
    }

    /** Returns the status between two invocations, when a cancellation takes effect. */
    private Status statusBetweenInvocations() {
        return status == Status.CANCEL_IN_PROGRESS ? Status.CANCEL_COMPLETE : status;
    }

    private ResourceRequest now(Status reached, Instant now) {
        return withStatus(reached).withEventTime(now).withRetryAfter(Optional.empty());
    }

    /** Returns the request after an invocation. A cancellation during the handler's last one has no effect. */
    ResourceRequest answered(HandlerProgress answer, Optional<String> identifierNow, Instant now) {
        Status reached =
                switch (answer.status()) {
                    case SUCCESS -> Status.SUCCESS;
                    case FAILED -> Status.FAILED;
                    default -> statusBetweenInvocations();
                };
        return new ResourceRequest(
                token,
                typeName,
                operation,
                reached,
                identifierNow.or(() -> identifier),
                answer.model(),
                answer.message(),
                answer.errorCode().map(Enum::name),
                now,
                reached == Status.IN_PROGRESS ? Optional.of(now.plus(answer.callbackDelay())) : Optional.empty());
    }

    ObjectNode progressEvent() {
        ObjectNode event = CloudControlJson.object();
        event.put("TypeName", typeName);
        identifier.ifPresent(value -> event.put("Identifier", value));
        event.put("RequestToken", token);
        event.put("Operation", operation.name());
        event.put("OperationStatus", status.name());
        event.put("EventTime", seconds(eventTime));
        model.ifPresent(value -> event.put("ResourceModel", CloudControlJson.text(value)));
        message.ifPresent(value -> event.put("StatusMessage", value));
        errorCode.ifPresent(value -> event.put("ErrorCode", value));
        retryAfter.ifPresent(value -> event.put("RetryAfter", seconds(value)));
        return event;
    }

    /** Timestamps of awsJson1.0 are seconds, with milliseconds as decimals. */
    private static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
