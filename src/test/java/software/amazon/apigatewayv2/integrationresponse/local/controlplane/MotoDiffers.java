package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a rule that moto 5.2.5 does not keep, and says why the rule stands. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface MotoDiffers {
    String ALLOWS_EQUAL_KEYS = "moto lets siblings share a key; ConflictException is in the model for it";
    String CHECKS_NO_LENGTHS = "moto does not check lengths; the public service model gives these limits";
    String HAS_NO_PAGES = "moto ignores maxResults and nextToken; the model has them";
    String REPLACES_MAPS =
            "moto replaces maps wholesale; the real service merges RequestParameters and StageVariables, "
                    + "and what it does here is not published: the handlers must be right either way";
    String HAS_NO_DEPLOYMENTS = "moto has no deployments, and does not update stages; the model has both";

    String value();
}
