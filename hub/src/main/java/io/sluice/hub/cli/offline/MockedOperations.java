package io.sluice.hub.cli.offline;

import io.sluice.wdl.action.CallChain;
import io.sluice.wdl.action.Callee;
import io.sluice.wdl.definition.ActionNode;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.files.FlowHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells which calls of a trial run the hub could not carry out, so that only mocks answer them. */
final class MockedOperations {
  private MockedOperations() {}

  /** One sentence for each operation that the host does not have. */
  static List<String> notes(FlowDefinition definition, FlowHost host) {
    Map<String, List<String>> actions = new LinkedHashMap<>();
    for (ActionNode node : definition.index().values()) {
      Callee callee = node.behaviour().callee();
      if (callee != null
          && !callee.connector().isEmpty()
          && !callee.connector().equals(CallChain.CONNECTOR)
          && node.options().fixed() == null) {
        problem(callee, host, actions).add(node.name());
      }
    }
    actions.remove("");
    return actions.entrySet().stream()
        .map(row -> row.getKey() + "; a mock answers " + String.join(", ", row.getValue()))
        .toList();
  }

  private static List<String> problem(
      Callee callee, FlowHost host, Map<String, List<String>> actions) {
    String problem =
        host.hasConnector(callee.connector())
            ? host.operationProblem(callee.connector(), callee.operation()).orElse("")
            : "the hub has no connector '"
                + callee.connector()
                + "' for the operation '"
                + callee.operation()
                + "'";
    return actions.computeIfAbsent(problem, absent -> new ArrayList<>());
  }
}
