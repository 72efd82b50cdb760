package io.sluice.hub.cli.doctor;

import io.sluice.hub.connector.Connectors.Answer;
import java.time.Instant;
import java.util.Optional;

/**
 * What the token endpoint and the API said.
 *
 * @param skipped why nothing was asked; empty when something was
 * @param refusal why there is no token
 * @param instance the environment; empty when there was no token
 * @param answeredAt when that answer was here
 * @param jobs the newest jobs; empty when the environment could not be read
 */
record ApiProbe(
    Optional<String> skipped,
    Optional<String> refusal,
    Optional<Answer> instance,
    Instant answeredAt,
    Optional<Answer> jobs) {
  static ApiProbe skipped(String why) {
    return new ApiProbe(
        Optional.of(why), Optional.empty(), Optional.empty(), Instant.EPOCH, Optional.empty());
  }

  static ApiProbe noToken(String why) {
    return new ApiProbe(
        Optional.empty(), Optional.of(why), Optional.empty(), Instant.EPOCH, Optional.empty());
  }
}
