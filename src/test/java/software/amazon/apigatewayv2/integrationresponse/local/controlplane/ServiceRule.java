package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.function.Consumer;

/** Something that a service does, as a sentence, and a check of it by a real client. */
record ServiceRule(String sentence, Consumer<Workbench> check) {}
