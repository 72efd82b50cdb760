package io.sluice.simulator.wire;

/** Lifecycle state of a data source or an instance. */
public enum ProvisioningState implements WireEnum {
  NEW("new"),
  CREATING("creating"),
  ACTIVE("active"),
  CREATE_FAILED("createFailed"),
  UPDATE_FAILED("updateFailed"),
  DELETING("deleting"),
  REFRESH_CREDENTIALS("refreshCredentials"),
  RESET_INSTANCE_IN_PROGRESS("resetInstanceInProgress"),
  UPDATING("updating"),
  QUICK_UPDATE("quickUpdate"),
  DEACTIVATED("deactivated");

  private final String wire;

  ProvisioningState(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
