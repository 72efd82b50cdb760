package io.sluice.hub.console;

import java.time.Instant;
import java.util.Map;

/**
 * A message in the simulator's inbox, reduced to what a person reads. All texts are plain text.
 *
 * @param id unique among all messages
 * @param to the Teams channel, or the recipients separated by commas
 * @param from the sender; empty for Teams, which shows none
 */
public record InboxMessage(
    String id, InboxChannel channel, Instant at, String to, String from, MessageContent content) {
  /** How a message was delivered. */
  public enum InboxChannel {
    TEAMS("teams"),
    MAIL("mail");

    private final String word;

    InboxChannel(String word) {
      this.word = word;
    }

    /** The channel's name in the API. */
    public String word() {
      return word;
    }
  }

  /**
   * Title, body and facts.
   *
   * @param title the card's title or the mail's subject
   * @param text the body; lines are separated by a line feed
   * @param facts name and value pairs of a card, in the card's order
   */
  public record MessageContent(String title, String text, Map<String, String> facts) {}
}
