package io.sluice.hub.cli.doctor;

import io.sluice.hub.connector.Connectors.Answer;
import java.time.Instant;
import java.util.Optional;

/** Outcome of probing the token endpoint and the Customer Insights API. */
sealed interface ApiProbe {
  /** No call was made. */
  record SkippedProbe(String reason) implements ApiProbe {}

  /** The token endpoint issued no token, so the API was not called. */
  record TokenRefused(String reason) implements ApiProbe {}

  /**
   * The API was called with a token; it may still have answered with an error.
   *
   * @param instance answer to GetInstance
   * @param answeredAt this machine's time when that answer arrived
   * @param jobs answer to ListJobs; empty when GetInstance failed
   */
  record ApiAnswers(Answer instance, Instant answeredAt, Optional<Answer> jobs)
      implements ApiProbe {}
}
