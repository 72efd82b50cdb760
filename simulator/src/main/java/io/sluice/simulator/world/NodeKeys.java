package io.sluice.simulator.world;

import io.sluice.simulator.wire.OperationType;
import java.util.UUID;

/** Keys of single nodes and of nodes that belong to an object. */
final class NodeKeys {

  static final NodeKey MAP = NodeKey.of(OperationType.MAP);
  static final NodeKey MATCH = NodeKey.of(OperationType.MATCH);
  static final NodeKey MERGE = NodeKey.of(OperationType.MERGE);
  static final NodeKey PROFILE_STORE = NodeKey.of(OperationType.PROFILE_STORE);
  static final NodeKey SEARCH = NodeKey.of(OperationType.SEARCH);
  static final NodeKey ACTIVITY = NodeKey.of(OperationType.ACTIVITY);
  static final NodeKey ATTRIBUTE_MEASURES = NodeKey.of(OperationType.ATTRIBUTE_MEASURES);
  static final NodeKey SEGMENT_MEMBERSHIP = NodeKey.of(OperationType.SEGMENT_MEMBERSHIP);

  private NodeKeys() {}

  static NodeKey ingestion(UUID sourceId) {
    return new NodeKey(OperationType.INGESTION, sourceId.toString());
  }

  static NodeKey preparation(UUID sourceId) {
    return new NodeKey(OperationType.DATA_PREPARATION, sourceId.toString());
  }

  static NodeKey segment(String name) {
    return new NodeKey(OperationType.SEGMENTATION, name);
  }

  static NodeKey measure(String name) {
    return new NodeKey(OperationType.ENTITY_MEASURES, name);
  }
}
