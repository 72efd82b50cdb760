package io.sluice.hub.connector;

import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.Outbound;
import io.sluice.hub.settings.ConfigPart;
import io.sluice.hub.settings.KeyGroup.SectionPresence;
import io.sluice.hub.time.Time;
import java.util.List;

/**
 * One row of the table of connectors: everything that the rest of the hub knows of a connector.
 *
 * @param name name of the connector in flows
 * @param operations what flows may call
 * @param quota kind of the bucket that counts its calls
 * @param doc one sentence on its section of the configuration file
 * @param presence what an absent section means
 * @param keys the keys of its section and the reader of its configuration
 * @param type class of its configuration
 * @param factory creates the connector
 */
public record ConnectorRow<C extends ConnectorConfig>(
    String name,
    List<Connector.Operation> operations,
    BucketKey.Kind quota,
    String doc,
    SectionPresence presence,
    ConfigPart<C> keys,
    Class<C> type,
    Factory<C> factory) {

  /** Creates a connector from its configuration. */
  @FunctionalInterface
  public interface Factory<C extends ConnectorConfig> {
    /** A connector that calls out through the given port. */
    Connector create(C config, Outbound outbound, Time time, Meters meters);
  }

  /** Name of the section of the configuration file. */
  public String section() {
    return keys.section();
  }
}
