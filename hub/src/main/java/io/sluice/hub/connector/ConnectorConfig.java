package io.sluice.hub.connector;

import io.sluice.hub.outbound.Secret;
import java.util.List;
import java.util.Map;

/** Configuration of one connector: an immutable record in the connector's package. */
public interface ConnectorConfig {
  /** References to secrets, by their path below the connector's section. */
  Map<String, Secret> secrets();

  /** Receivers that {@code doctor} can connect to without sending anything. */
  List<Receiver> receivers();
}
