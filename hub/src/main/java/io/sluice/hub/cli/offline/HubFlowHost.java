package io.sluice.hub.cli.offline;

import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.table.ConnectorTable;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.files.FlowHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub as host of flow files: answers from the tables of connectors and of trigger kinds. */
public final class HubFlowHost implements FlowHost {
  private final CompileSettings settings;

  /** The hub, which runs each flow in the dialect of the host that its file was written for. */
  public HubFlowHost() {
    this(CompileSettings.BY_FILE);
  }

  /** The hub with other settings for reading flows. */
  public HubFlowHost(CompileSettings settings) {
    this.settings = settings;
  }

  @Override
  public CompileSettings settings() {
    return settings;
  }

  @Override
  public boolean hasConnector(String name) {
    return ConnectorTable.ROWS.stream().anyMatch(row -> row.name().equals(name));
  }

  @Override
  public Optional<String> operationProblem(String connector, String operation) {
    return ConnectorTable.operationProblem(connector, operation);
  }

  @Override
  public String triggerConnector() {
    return Connectors.CUSTOMER_INSIGHTS;
  }

  @Override
  public boolean hasTrigger(String operationId) {
    return TriggerKinds.byOperation(operationId).isPresent();
  }

  @Override
  public List<TriggerFault> triggerFaults(
      String operationId, Map<String, @Nullable Object> parameters) {
    TriggerPart part = hasTrigger(operationId) ? TriggerPart.PARAMETERS : TriggerPart.OPERATION;
    return TriggerKinds.problems(operationId, parameters).stream()
        .map(message -> new TriggerFault(part, message))
        .toList();
  }
}
