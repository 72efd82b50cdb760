package io.sluice.example;

import io.sluice.wdl.OperationTable;
import io.sluice.wdl.RunResult;
import io.sluice.wdl.Wdl;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.definition.FlowDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Evaluates an expression and runs a workflow definition against two operations. */
public final class Embedding {
  private static final String DEFINITION =
      """
      {"triggers": {"manual": {"type": "Request"}},
       "actions": {
         "Get_customers": {"type": "OpenApiConnection", "inputs": {
           "host": {"apiId": "/apis/shared_crm", "operationId": "ListCustomers"},
           "parameters": {"segment": "@triggerBody()?['segment']"}}},
         "Send_each": {"type": "Foreach", "foreach": "@body('Get_customers')?['value']",
           "runAfter": {"Get_customers": ["Succeeded"]},
           "actions": {"Send": {"type": "OpenApiConnection", "inputs": {
             "host": {"apiId": "/apis/shared_mail", "operationId": "Send"},
             "parameters": {"to": "@toLower(item())"}}}}}}}
      """;

  private Embedding() {}

  /** Prints the value of the expression, the mails and the steps of the run. */
  public static void main(String[] arguments) {
    Wdl wdl = Wdl.powerAutomate();
    Map<String, ?> data = Map.of("variables", Map.of("price", 1234.5));
    System.out.println(wdl.evaluate("Price: @{formatNumber(variables('price'), 'C')}", data));

    byte[] bytes = DEFINITION.getBytes(StandardCharsets.UTF_8);
    FlowDefinition definition = wdl.parse("newsletter.json", bytes).orThrow();
    OperationTable operations =
        OperationTable.empty()
            .with(
                "crm.ListCustomers",
                call ->
                    OperationReply.ok(Map.of("value", List.of("Ada@X.example", "Bob@Y.example"))))
            .with(
                "mail.Send",
                call -> {
                  System.out.println("Mail to " + call.parameter("to"));
                  return OperationReply.ok(null);
                });
    RunResult result = wdl.run(definition, Map.of("segment", "VIP"), operations);
    result.steps().forEach(step -> System.out.println(step.path() + ": " + step.status().text()));
    System.out.println("Run: " + result.status().text());
  }
}
