package io.sluice.hub.connector.table;

import io.sluice.hub.connector.ConnectorConfig;
import io.sluice.hub.connector.ConnectorRow;
import io.sluice.hub.connector.Receiver;
import io.sluice.hub.outbound.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configuration of all configured connectors, at most one record of each class. */
public record ConnectorConfigs(List<ConnectorConfig> configs) {
  public ConnectorConfigs {
    configs = List.copyOf(configs);
    if (configs.stream().map(Object::getClass).distinct().count() != configs.size()) {
      throw new IllegalArgumentException("a connector is configured twice: " + configs);
    }
  }

  /** The given configurations. */
  public static ConnectorConfigs of(ConnectorConfig... configs) {
    return new ConnectorConfigs(List.of(configs));
  }

  /** The configuration of one connector; empty if it is not configured. */
  public <C extends ConnectorConfig> Optional<C> get(Class<C> type) {
    return configs.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** References to secrets, by their path in the configuration file. */
  public Map<String, Secret> secrets() {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    for (ConnectorRow<?> row : ConnectorTable.ROWS) {
      get(row.type())
          .ifPresent(
              config ->
                  config
                      .secrets()
                      .forEach((path, secret) -> secrets.put(row.section() + "." + path, secret)));
    }
    return secrets;
  }

  /** Receivers of all connectors, in the order of the table. */
  public List<Receiver> receivers() {
    return ConnectorTable.ROWS.stream()
        .flatMap(row -> get(row.type()).stream())
        .flatMap(config -> config.receivers().stream())
        .toList();
  }
}
