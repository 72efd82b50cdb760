package io.sluice.simulator.wire;

/**
 * The outcome of a segment's last evaluation; PascalCase on the wire even where everything else is
 * camelCase.
 */
public enum PublishStatus implements WireEnum {
  NONE("None"),
  QUEUED("Queued"),
  RUNNING("Running"),
  COMPLETED_SUCCESS("CompletedSuccess"),
  COMPLETED_FAILURE("CompletedFailure"),
  CANCELLED("Cancelled"),
  INTERRUPTED("Interrupted"),
  NOT_QUALIFIED("NotQualified"),
  /** Not in the API description; used by hostile environments only. */
  COMPLETED_WITH_WARNINGS("CompletedWithWarnings");

  private final String wire;

  PublishStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
