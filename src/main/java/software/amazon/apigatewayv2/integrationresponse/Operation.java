package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.retry.Budget;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * What makes one of the five handlers different from the others.
 *
 * @param budget how patient it is
 * @param check what is wrong with the desired model, and the previous one where given; nothing is called if anything is
 * @param answer what is done about a request that nothing is wrong with
 */
record Operation(
        Action action,
        Budget budget,
        BiFunction<ResourceModel, Optional<ResourceModel>, List<Problem>> check,
        Function<Invocation, ProgressEvent<ResourceModel, CallbackContext>> answer) {}
