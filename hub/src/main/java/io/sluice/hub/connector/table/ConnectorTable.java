package io.sluice.hub.connector.table;

import io.sluice.hub.connector.Connector;
import io.sluice.hub.connector.ConnectorConfig;
import io.sluice.hub.connector.ConnectorRow;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConnector;
import io.sluice.hub.connector.http.HttpConnector;
import io.sluice.hub.connector.mail.MailConnector;
import io.sluice.hub.connector.teams.TeamsConnector;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.Outbound;
import io.sluice.hub.settings.Nearest;
import io.sluice.hub.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of connectors. A new connector is one package and one row here. */
public final class ConnectorTable {
  /** The rows, in the order in which they are listed to people. */
  public static final List<ConnectorRow<?>> ROWS =
      List.of(
          CustomerInsightsConnector.ROW, TeamsConnector.ROW, MailConnector.ROW, HttpConnector.ROW);

  /** Names of the connectors, in the order of the table. */
  public static final List<String> NAMES = ROWS.stream().<String>map(ConnectorRow::name).toList();

  private ConnectorTable() {}

  /** Every operation as {@code connector.operationId}. */
  public static List<String> operations() {
    return ROWS.stream()
        .flatMap(row -> row.operations().stream().map(one -> row.name() + "." + one.id()))
        .toList();
  }

  /**
   * Why a connector cannot carry out an operation; empty if it can or if there is no such
   * connector.
   *
   * @param operation the operationId; empty if an action names none
   * @return a clause with the operations that exist
   */
  public static Optional<String> operationProblem(String connector, String operation) {
    ConnectorRow<?> row =
        ROWS.stream().filter(one -> one.name().equals(connector)).findFirst().orElse(null);
    List<String> ids =
        row == null
            ? List.of()
            : row.operations().stream().<String>map(Connector.Operation::id).toList();
    if (row == null || ids.contains(operation)) {
      return Optional.empty();
    }
    String near = Nearest.to(operation, ids).map(one -> "; did you mean " + one + "?").orElse("");
    return Optional.of(
        (operation.isEmpty()
                ? "the action names no operation of the connector '" + connector + "'"
                : "the connector '" + connector + "' has no operation '" + operation + "'")
            + ", it has "
            + String.join(", ", ids)
            + near);
  }

  /**
   * A connector for each row. One without configuration rejects every call with an error that says
   * so.
   */
  public static List<Connector> connectors(
      ConnectorConfigs configs, Outbound outbound, Time time, Meters meters) {
    List<Connector> connectors = new ArrayList<>();
    for (ConnectorRow<?> row : ROWS) {
      connectors.add(connector(row, configs, outbound, time, meters));
    }
    return List.copyOf(connectors);
  }

  private static <C extends ConnectorConfig> Connector connector(
      ConnectorRow<C> row, ConnectorConfigs configs, Outbound outbound, Time time, Meters meters) {
    return configs
        .get(row.type())
        .map(config -> row.factory().create(config, outbound, time, meters))
        .orElseGet(() -> new NotConfigured(row.name()));
  }
}
