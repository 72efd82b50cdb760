package io.sluice.simulator.wire;

/** The status of a job, of one of its parts, or of a node of the graph. */
public enum TaskStatus implements WireEnum {
  QUEUED("queued"),
  NEEDS_UPDATE("needsUpdate"),
  RUNNING("running"),
  FAILED("failed"),
  TIMED_OUT("timedOut"),
  ABORTED("aborted"),
  DELETED("deleted"),
  SUCCESSFUL("successful"),
  SKIPPED("skipped"),
  /** A word that the API description does not list; only hostile environments use it. */
  COMPLETED_WITH_WARNINGS("completedWithWarnings");

  private final String wire;

  TaskStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
