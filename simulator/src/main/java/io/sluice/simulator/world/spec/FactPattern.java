package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of facts that a scenario waits for.
 *
 * @param kind kind of fact
 * @param operation operation of the task or job; null for any
 * @param subject a data source's, segment's or measure's name; null for any
 * @param status final status; null for any
 * @param nth which occurrence, counted from 1
 */
public record FactPattern(
    FactKind kind,
    @Nullable OperationType operation,
    @Nullable String subject,
    @Nullable TaskStatus status,
    int nth) {

  /** Kind of a fact. */
  public enum FactKind {
    /** A task ends. */
    TASK("task"),
    /** A job ends. */
    JOB("job"),
    /** A segment or measure is evaluated successfully. */
    EVALUATION("evaluation");

    private final String word;

    FactKind(String word) {
      this.word = word;
    }

    /** Name in files. */
    public String word() {
      return word;
    }
  }
}
