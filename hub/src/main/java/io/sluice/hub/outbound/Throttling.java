package io.sluice.hub.outbound;

import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.outbound.Outbound.HttpAnswer;

/** Whether an answer says that we call too fast. */
final class Throttling {
  private static final int TOO_MANY = 429;
  private static final int MOST_CHECKED = 4_096;

  private Throttling() {}

  /**
   * A 429, or the text with which an older Teams webhook hides one in a 200 (documented: the body
   * has to be read).
   */
  static boolean in(BucketKey.Kind kind, HttpAnswer answer) {
    return answer.status() == TOO_MANY
        || (kind == BucketKey.Kind.TEAMS
            && answer.status() == 200
            && answer.body().length() <= MOST_CHECKED
            && answer.body().toString().contains("HTTP error 429"));
  }
}
