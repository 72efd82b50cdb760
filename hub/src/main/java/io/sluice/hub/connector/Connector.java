package io.sluice.hub.connector;

import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.Call;
import io.vertx.core.Future;
import java.util.List;

/**
 * The operations of one service and the meaning of its answers. All calls come on one event loop; a
 * connector blocks only to read a secret. Whatever the other side does is an {@link Answer}, never
 * a failed future.
 */
public interface Connector {
  /** Name in {@code apiId}s of flows, without {@code shared_}. */
  String name();

  /** Operations, for validation and documentation; empty if any operation is accepted. */
  List<Operation> operations();

  /** Performs one operation once. */
  Future<Answer> call(Call call);

  /**
   * An operation.
   *
   * @param id operationId
   * @param doc one sentence for people
   */
  record Operation(String id, String doc) {}
}
