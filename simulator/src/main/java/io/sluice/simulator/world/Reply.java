package io.sluice.simulator.world;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of something that an operator or a file wanted to happen. */
public sealed interface Reply {

  /** One sentence for people: what happened or will, or what is wrong and what would be right. */
  String message();

  /**
   * It happens.
   *
   * @param jobId the job that it started; null when it needs none
   */
  record Accepted(String message, @Nullable UUID jobId) implements Reply {}

  /** It cannot happen. */
  record Rejected(String message) implements Reply {}
}
