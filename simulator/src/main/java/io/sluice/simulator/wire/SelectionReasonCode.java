package io.sluice.simulator.wire;

/** Reason why a node is part of a job. */
public enum SelectionReasonCode implements WireEnum {
  UNKNOWN("unknown"),
  REQUESTED("requested"),
  FIRST_RUN("firstRun"),
  UNSUCCESSFUL("unsuccessful"),
  LAST_RUN_SKIPPED("lastRunSkipped"),
  ALREADY_RUNNING("alreadyRunning"),
  MODIFIED_INPUTS("modifiedInputs"),
  UPSTREAM_RERUNNING("upstreamRerunning"),
  DEPENDANT_SYSTEM_NODE("dependantSystemNode"),
  DEPENDS_ON_MERGE("dependsOnMerge");

  private final String wire;

  SelectionReasonCode(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
