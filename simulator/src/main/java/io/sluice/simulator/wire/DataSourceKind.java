package io.sluice.simulator.wire;

/** How a data source gets its data. */
public enum DataSourceKind implements WireEnum {
  SALESFORCE("salesforce"),
  DYNAMICS365("dynamics365"),
  POWER_QUERY("powerQuery"),
  ATTACH_CDM("attachCdm"),
  ATTACH_SYNAPSE("attachSynapse"),
  ATTACH_CDS("attachCds"),
  POWER_PLATFORM("powerPlatform"),
  DATAHUB("datahub"),
  FIRST_PARTY("firstParty");

  private final String wire;

  DataSourceKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
