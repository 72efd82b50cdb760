package io.sluice.simulator.wire;

/** Kind of an error in the query of a measure. */
public enum ParsingErrorCode implements WireEnum {
  UNKNOWN("unknown"),
  PARSING_FAILED("parsingFailed"),
  ENTITY_NOT_FOUND("entityNotFound"),
  ATTRIBUTE_NOT_FOUND("attributeNotFound"),
  UNSUPPORTED_SYNTAX("unsupportedSyntax"),
  INVALID_OPERATION("invalidOperation"),
  INCORRECT_ARGUMENT_COUNT("incorrectArgumentCount"),
  INCORRECT_INTERVAL_TYPE("incorrectIntervalType"),
  INVALID_ARGUMENT("invalidArgument");

  private final String wire;

  ParsingErrorCode(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
