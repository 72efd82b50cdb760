package io.sluice.hub.console;

import io.vertx.core.Future;
import java.util.List;

/**
 * The messages that flows sent to Teams channels and mail boxes of the simulator. Only present when
 * a simulator is.
 */
public interface Inbox {
  /**
   * The newest messages, newest first. Completes on the caller's context.
   *
   * @param limit 1 to 1,000
   */
  Future<List<InboxMessage>> newest(int limit);
}
