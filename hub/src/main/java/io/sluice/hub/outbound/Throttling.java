package io.sluice.hub.outbound;

import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.outbound.Outbound.HttpAnswer;

/** Recognises answers that report too many requests. */
final class Throttling {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int MAX_CHECKED_BYTES = 4_096;

  private Throttling() {}

  /**
   * A 429, or a 200 of an incoming Teams webhook whose text reports one (<a
   * href="https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using">documented</a>).
   */
  static boolean in(BucketKey.Kind kind, HttpAnswer answer) {
    return answer.status() == TOO_MANY_REQUESTS
        || (kind == BucketKey.Kind.TEAMS
            && answer.status() == 200
            && answer.body().length() <= MAX_CHECKED_BYTES
            && answer.body().toString().contains("HTTP error 429"));
  }
}
