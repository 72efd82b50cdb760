package io.sluice.simulator.wire;

/** What the last refresh of a data source came to. */
public enum RefreshState implements WireEnum {
  NOT_UPDATED("notUpdated"),
  UPDATED("updated"),
  UPDATING("updating"),
  UPDATE_FAILED("updateFailed"),
  UPDATE_CANCELLED("updateCancelled"),
  /** A word that the API description does not list; only hostile environments use it. */
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
