package io.sluice.hub.console;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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
  Future<List<Letter>> newest(int limit);

  /**
   * One message as a person reads it. All texts are shown as plain text.
   *
   * @param id unlike that of any other message
   * @param channel {@code teams} or {@code mail}
   * @param to the team's channel, or the recipients
   * @param from the sender; empty where the channel shows none
   * @param title the card's title or the mail's subject
   * @param text the body as plain text, lines separated by a line feed
   * @param facts name and value pairs of a card, in its order
   */
  record Letter(
      String id,
      String channel,
      Instant at,
      String to,
      String from,
      String title,
      String text,
      Map<String, String> facts) {}
}
