package io.sluice.wdl;

import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.OperationRequest;
import io.sluice.wdl.files.FlowHost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operations that runs may call, by {@code connector.operation}, ignoring letter case. The
 * connector is the API name without {@code shared_}: {@code teams.PostMessageToConversation}. An
 * HTTP action calls {@code http.Http}, a child flow {@code workflow.NAME}. Immutable.
 */
public final class OperationTable {
  private static final OperationTable EMPTY = new OperationTable(new LinkedHashMap<>());

  private final Map<String, Operation> rows;

  private OperationTable(Map<String, Operation> rows) {
    this.rows = rows;
  }

  /** A table without operations. */
  public static OperationTable empty() {
    return EMPTY;
  }

  /**
   * This table with one more operation; replaces an operation of the same name.
   *
   * @param name {@code connector.operation}
   * @throws IllegalArgumentException if the name has no dot
   */
  public OperationTable with(String name, Operation operation) {
    if (name.indexOf('.') < 1) {
      throw new IllegalArgumentException(
          "An operation is named connector.operation, for example teams.PostMessage, not " + name);
    }
    Map<String, Operation> more = new LinkedHashMap<>(rows);
    more.put(key(name), operation);
    return new OperationTable(more);
  }

  /** True if the table has an operation of this name. */
  public boolean has(String name) {
    return rows.containsKey(key(name));
  }

  /** The reply to a call; a call of an operation that is not in the table is rejected. */
  OperationReply call(OperationInvocation invocation) {
    OperationRequest request = invocation.request();
    String name = request.connector() + "." + request.operation();
    Operation operation = rows.get(key(name));
    return operation == null
        ? OperationReply.failed(404, "There is no operation '" + name + "' in the table.")
        : operation.call(invocation);
  }

  /**
   * The host of flows for this table: the connectors of its operations, and triggers of any kind.
   */
  FlowHost host(CompileSettings settings) {
    return new TableHost(this, settings);
  }

  private record TableHost(OperationTable table, CompileSettings settings) implements FlowHost {
    @Override
    public boolean hasConnector(String name) {
      return table.rows.keySet().stream().anyMatch(key -> key.startsWith(key(name) + "."));
    }

    @Override
    public String triggerConnector() {
      return "";
    }

    @Override
    public boolean hasTrigger(String operationId) {
      return true;
    }

    @Override
    public List<TriggerFault> triggerFaults(
        String operationId, Map<String, @Nullable Object> parameters) {
      return List.of();
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
