package io.sluice.example;

import io.sluice.wdl.OperationTable;
import io.sluice.wdl.Wdl;
import io.sluice.wdl.action.OperationReply;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Evaluates an expression and runs a workflow definition against two operations. */
public final class Embedding {
  private Embedding() {}

  /** Prints the value of the expression, the mails and the steps of the run. */
  public static void main(String[] arguments) throws IOException {
    var wdl = Wdl.powerAutomate();
    var data = Map.of("variables", Map.of("price", 1234.5));
    System.out.println(wdl.evaluate("Price: @{formatNumber(variables('price'), 'C')}", data));

    var operations =
        OperationTable.empty()
            .with("crm.ListCustomers", call -> customers())
            .with("mail.Send", call -> mail(call.parameter("to")));
    try (var file = Embedding.class.getResourceAsStream("/newsletter.json")) {
      var definition = wdl.parse("newsletter.json", file.readAllBytes()).orThrow();
      var result = wdl.run(definition, Map.of("segment", "VIP"), operations);
      result.steps().forEach(step -> System.out.println(step.path() + ": " + step.status().text()));
      System.out.println("Run: " + result.status().text());
    }
  }

  private static OperationReply customers() {
    return OperationReply.ok(Map.of("value", List.of("Ada@X.example", "Bob@Y.example")));
  }

  private static OperationReply mail(Object to) {
    System.out.println("Mail to " + to);
    return OperationReply.ok(null);
  }
}
