package io.sluice.simulator.wire;

/** Status of a job, a task, or a node of the graph. */
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
  /** Not in the API description; used by hostile environments only. */
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
