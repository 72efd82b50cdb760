package io.sluice.hub.config;

import io.sluice.hub.connector.ConnectorRow;
import io.sluice.hub.connector.table.ConnectorTable;
import io.sluice.hub.console.ConsoleKeys;
import io.sluice.hub.flow.FlowKeys;
import io.sluice.hub.ingress.IngressKeys;
import io.sluice.hub.outbound.OutboundKeys;
import io.sluice.hub.settings.ConfigEntry;
import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.KeyGroup;
import io.sluice.hub.settings.ValueTypes;
import io.sluice.hub.source.SourceKeys;
import io.sluice.hub.store.StoreKeys;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every key of {@code sluice.yaml}. */
public final class ConfigTable {
  static final Key<String> DATA =
      Key.withDefault(
          "data",
          ValueTypes.text(),
          "data",
          "Folder of the database, the API token and run.json, relative to the configuration"
              + " file.");

  /** Keys of other packages in the sections of connectors. */
  private static final Map<String, List<? extends ConfigEntry>> SHARED =
      Map.of("environment", SourceKeys.ENTRIES, "http", List.of(OutboundKeys.ALLOW));

  /** The whole file, in the order of the reference page. */
  public static final KeyGroup ROOT =
      KeyGroup.of(
          "",
          "",
          Stream.concat(
                  ConnectorTable.ROWS.stream().map(ConfigTable::section),
                  Stream.of(
                      FlowKeys.SECTION,
                      DATA,
                      StoreKeys.SECTION,
                      ConsoleKeys.SECTION,
                      IngressKeys.SECTION))
              .toList());

  private ConfigTable() {}

  private static KeyGroup section(ConnectorRow<?> row) {
    List<? extends ConfigEntry> shared = SHARED.getOrDefault(row.section(), List.of());
    KeyGroup group = KeyGroup.of(row.section(), row.doc(), shared).with(row.keys().entries());
    return new KeyGroup(
        group.name(), group.doc(), group.entries(), row.presence(), group.shorthand());
  }
}
