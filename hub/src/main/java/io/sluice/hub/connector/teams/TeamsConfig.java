package io.sluice.hub.connector.teams;

import io.sluice.hub.connector.ConnectorConfig;
import io.sluice.hub.connector.Receiver;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.outbound.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Teams channels that flows may post to.
 *
 * @param channels channels by the name that flows use
 */
public record TeamsConfig(Map<String, Channel> channels) implements ConnectorConfig {
  /**
   * One channel.
   *
   * @param webhook the webhook's address, all of which is a secret: who knows it can post
   */
  public record Channel(Secret webhook, WebhookForm form) {}

  /** Kind of a Teams webhook. */
  public enum WebhookForm {
    /** Workflow "When a Teams webhook request is received"; answers 202. */
    WORKFLOW,
    /** Retired incoming webhook; answers 200 with the text 1 or with the text of an error. */
    CLASSIC
  }

  @Override
  public Map<String, Secret> secrets() {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    channels.forEach((name, channel) -> secrets.put("channels." + name, channel.webhook()));
    return secrets;
  }

  @Override
  public List<Receiver> receivers() {
    return channels.entrySet().stream()
        .<Receiver>map(
            channel ->
                new Receiver.WebReceiver(
                    "Teams channel " + channel.getKey(), () -> uri(channel.getValue().webhook())))
        .toList();
  }

  private static URI uri(Secret webhook) {
    try {
      return URI.create(webhook.read());
    } catch (IllegalArgumentException invalid) {
      // The message of this exception contains the address, which is the secret.
      throw new OutboundException(
          Outcome.REJECTED, "the secret " + webhook + " does not contain a valid address");
    }
  }
}
