package io.sluice.hub.flow;

import io.sluice.hub.connector.table.ConnectorTable;
import io.sluice.wdl.action.Callee;
import io.sluice.wdl.definition.ActionNode;
import io.sluice.wdl.definition.FlowDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the actions of a flow whose connectors or operations this hub does not have. Pure. */
final class MissingOperations {
  private MissingOperations() {}

  /** One sentence for each such action: which action, what it calls, what to do. */
  static List<String> problems(String file, FlowDefinition definition) {
    List<String> problems = new ArrayList<>();
    for (ActionNode node : definition.index().values()) {
      Callee callee = node.behaviour().callee();
      if (callee == null || callee.connector().isEmpty() || node.options().fixed() != null) {
        continue;
      }
      problem(callee.connector(), callee.operation())
          .ifPresent(
              problem ->
                  problems.add(
                      file
                          + ": the action '"
                          + node.name()
                          + "' cannot run here: "
                          + problem
                          + ". Correct it, map it with \"sluice flow import --map\", give the"
                          + " action a static result, or set flows.mocks to true to let a mock"
                          + " answer it; \"sluice flow run "
                          + file
                          + "\" tries the flow without."));
    }
    return problems;
  }

  /** Why this hub cannot carry out an operation, as a clause; empty if it can. */
  static Optional<String> problem(String connector, String operation) {
    if (!StepTranslation.isAvailable(connector)) {
      return Optional.of(
          "there is no connector '" + connector + "' here, only " + StepTranslation.available());
    }
    return ConnectorTable.operationProblem(connector, operation);
  }
}
