package io.sluice.hub.flow;

import io.sluice.wdl.definition.ActionNode;
import io.sluice.wdl.definition.FlowDefinition;
import java.util.ArrayList;
import java.util.List;

/** Finds the actions of a flow whose connectors this hub does not have. Pure. */
final class MissingConnectors {
  private MissingConnectors() {}

  /** One sentence for each such action: which action, which connector, what to do. */
  static List<String> problems(String file, FlowDefinition definition) {
    List<String> problems = new ArrayList<>();
    for (ActionNode node : definition.index().values()) {
      String connector = node.behaviour().connector();
      if (connector.isEmpty()
          || StepTranslation.isAvailable(connector)
          || node.options().fixed() != null) {
        continue;
      }
      problems.add(
          file
              + ": the action '"
              + node.name()
              + "' calls the connector '"
              + connector
              + "', which this hub does not have. Use one of "
              + StepTranslation.available()
              + ", give the action a static result, or set flows.mocks to true to let a mock answer"
              + " it; \"sluice flow run "
              + file
              + "\" tries the flow without a hub.");
    }
    return problems;
  }
}
