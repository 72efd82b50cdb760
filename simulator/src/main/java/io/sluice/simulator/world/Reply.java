package io.sluice.simulator.world;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Result of an action of an operator or a scenario. */
public sealed interface Reply {

  /**
   * A sentence for people: what happened or will happen, or what is wrong and what would be right.
   */
  String message();

  /**
   * The action was accepted.
   *
   * @param jobId job that it started; null for none
   */
  record Accepted(String message, @Nullable UUID jobId) implements Reply {}

  /** The action is not possible. */
  record Rejected(String message) implements Reply {}
}
