package io.sluice.hub.connector;

import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.Call;
import io.vertx.core.Future;
import java.util.List;

/**
 * Knows the operations of one service and what its answers mean. Calls come on one event loop; a
 * connector blocks for nothing but reading a secret. A future never fails for what the other side
 * did: that is an {@link Answer}.
 */
public interface Connector {
  /** The name in {@code apiId}s of flows, without {@code shared_}. */
  String name();

  /** The operations, for validation and documentation. */
  List<Operation> operations();

  /** Performs one operation once. */
  Future<Answer> call(Call call);

  /**
   * One operation.
   *
   * @param id the operationId
   * @param doc one sentence
   */
  record Operation(String id, String doc) {}
}
