package io.sluice.simulator.wire;

/** Party responsible for an error. */
public enum ExceptionCulprit implements WireEnum {
  SYSTEM("system"),
  USER("user"),
  EXTERNAL("external");

  private final String wire;

  ExceptionCulprit(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
