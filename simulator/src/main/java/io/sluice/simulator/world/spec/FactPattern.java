package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Something that a scenario waits for.
 *
 * @param kind what happens
 * @param operation of the part or job; null for any
 * @param subject a data source's, segment's or measure's name; null for any
 * @param status how it ends; null for any
 * @param nth the how manieth time, counted from 1
 */
public record FactPattern(
    FactKind kind,
    @Nullable OperationType operation,
    @Nullable String subject,
    @Nullable TaskStatus status,
    int nth) {

  /** What happens. */
  public enum FactKind {
    /** A part of a job ends. */
    TASK("task"),
    /** A job ends. */
    JOB("job"),
    /** A segment or measure is evaluated with success. */
    EVALUATION("evaluation");

    private final String word;

    FactKind(String word) {
      this.word = word;
    }

    /** The word in files. */
    public String word() {
      return word;
    }
  }
}
