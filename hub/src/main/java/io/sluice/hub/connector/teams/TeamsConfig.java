package io.sluice.hub.connector.teams;

import io.sluice.hub.outbound.Secret;
import java.util.Map;

/**
 * The channels that flows may post to.
 *
 * @param channels by the name that flows use; the webhook's whole address is a secret
 */
public record TeamsConfig(Map<String, Channel> channels) {
  /** One channel. */
  public record Channel(Secret webhook, Form form) {}

  /** What kind of webhook it is. */
  public enum Form {
    /** "When a Teams webhook request is received"; answers 202. */
    WORKFLOW,
    /** The older incoming webhook; answers 200 with the text 1, or with the text of an error. */
    CLASSIC
  }
}
