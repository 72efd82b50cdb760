package io.sluice.hub.console;

import io.vertx.core.Future;
import java.util.List;

/**
 * Port to the messages that flows sent to the simulator's Teams channels and mailboxes. Provided
 * only if the hub runs with a simulator.
 */
public interface Inbox {
  /**
   * Reads the latest messages, newest first. Never blocks; the future completes on the caller's
   * context.
   *
   * @param limit 1 to 1,000
   */
  Future<List<InboxMessage>> newest(int limit);
}
