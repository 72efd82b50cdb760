package io.sluice.simulator;

import io.sluice.simulator.sink.RateLimit;
import io.sluice.simulator.sink.SmtpPolicy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the sinks behave.
 *
 * @param teams limits of each Teams webhook; empty for none
 * @param webhookSecrets {@code whsec_} secret by receiver's name; a receiver without one takes all
 * @param smtp how the mail server behaves
 */
public record SinkOptions(
    List<RateLimit> teams, Map<String, String> webhookSecrets, SmtpPolicy smtp) {

  /** Keeps own copies in their order. */
  public SinkOptions {
    teams = List.copyOf(teams);
    webhookSecrets = Collections.unmodifiableMap(new LinkedHashMap<>(webhookSecrets));
  }

  /** Four Teams messages a second, no secrets, a mail server that takes everything. */
  public static SinkOptions usual() {
    return new SinkOptions(RateLimit.FOUR_PER_SECOND, Map.of(), SmtpPolicy.accepting());
  }

  /** Leaves the secrets out. */
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
