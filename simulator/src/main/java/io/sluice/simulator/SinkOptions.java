package io.sluice.simulator;

import io.sluice.simulator.sink.RateLimit;
import io.sluice.simulator.sink.SmtpPolicy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Behaviour of the sinks.
 *
 * @param teams rate limits of each Teams webhook; empty for none
 * @param webhookSecrets {@code whsec_} secret by receiver name; a receiver without a secret accepts
 *     everything
 * @param smtp behaviour of the mail server
 */
public record SinkOptions(
    List<RateLimit> teams, Map<String, String> webhookSecrets, SmtpPolicy smtp) {

  /** Makes unmodifiable copies that keep their order. */
  public SinkOptions {
    teams = List.copyOf(teams);
    webhookSecrets = Collections.unmodifiableMap(new LinkedHashMap<>(webhookSecrets));
  }

  /** Four Teams messages per second, no secrets, and a mail server that accepts everything. */
  public static SinkOptions defaults() {
    return new SinkOptions(RateLimit.FOUR_PER_SECOND, Map.of(), SmtpPolicy.accepting());
  }

  /** Omits the secrets. */
  @Override
  public String toString() {
    return "SinkOptions[teams="
        + teams
        + ", webhooks="
        + webhookSecrets.keySet()
        + ", "
        + smtp
        + "]";
  }
}
