package io.sluice.simulator.wire;

/** The outcome of a measure's last evaluation. */
public enum EvaluationState implements WireEnum {
  NONE("none"),
  RUNNING("running"),
  FAILED("failed"),
  COMPLETED("completed"),
  /** Not in the API description; used by hostile environments only. */
  COMPLETED_WITH_WARNINGS("completedWithWarnings");

  private final String wire;

  EvaluationState(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
