package io.sluice.simulator.wire;

/** Outcome of the last refresh of a data source. */
public enum RefreshState implements WireEnum {
  NOT_UPDATED("notUpdated"),
  UPDATED("updated"),
  UPDATING("updating"),
  UPDATE_FAILED("updateFailed"),
  UPDATE_CANCELLED("updateCancelled"),
  /** Not in the API description; used by hostile environments only. */
  UPDATED_WITH_WARNINGS("updatedWithWarnings");

  private final String wire;

  RefreshState(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
