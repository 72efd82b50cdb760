package io.sluice.simulator.world;

import io.sluice.simulator.wire.OperationType;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a node of the refresh graph.
 *
 * @param identifier a data source id, a segment's or measure's name; null for stages that exist
 *     once
 */
record NodeKey(OperationType operation, @Nullable String identifier) {

  static final NodeKey NONE = new NodeKey(OperationType.NONE, null);

  static NodeKey of(OperationType operation) {
    return new NodeKey(operation, null);
  }

  /** The key as text, for random draws and snapshots. */
  String text() {
    return identifier == null ? operation.wire() : operation.wire() + "/" + identifier;
  }
}
