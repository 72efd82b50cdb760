package io.sluice.simulator.wire;

/** Whether a table has been loaded into the profile store. */
public enum HydrationState implements WireEnum {
  NOT_HYDRATED("notHydrated"),
  HYDRATED("hydrated"),
  NOTHING_TO_HYDRATE("nothingToHydrate");

  private final String wire;

  HydrationState(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
