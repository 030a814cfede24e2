/**
 * A step of packaging: lambdas become ordinary classes.
 *
 * <p>The JDK makes a class for each lambda when it is first reached. A cold start reaches some 650, and that took 13 to 18 %
 * of it (docs/performance.md). Ordinary classes, one for many lambdas, are read from the package like all others.
 */
package software.amazon.apigatewayv2.integrationresponse.build;
