package io.sluice.simulator.wire;

/** The node kinds of a measure's filter expression. */
public enum MeasureExpressionKind implements WireEnum {
  CONSTANT("constant"),
  PROPERTY("property"),
  MEMBER_ACCESS("memberAccess"),
  FUNCTION_CALL("functionCall"),
  AND("and"),
  OR("or"),
  EQUALS("equals"),
  NOT_EQUALS("notEquals"),
  GREATER_THAN("greaterThan"),
  GREATER_THAN_OR_EQUAL_TO("greaterThanOrEqualTo"),
  LESS_THAN("lessThan"),
  LESS_THAN_OR_EQUAL_TO("lessThanOrEqualTo"),
  CONTAINS("contains"),
  STARTS_WITH("startsWith"),
  ENDS_WITH("endsWith"),
  IS_NULL("isNull"),
  IS_NOT_NULL("isNotNull"),
  NEGATE("negate"),
  ADD("add"),
  SUBTRACT("subtract"),
  MULTIPLY("multiply"),
  DIVIDE("divide"),
  MODULO("modulo"),
  EXPONENT("exponent"),
  TODAY("today"),
  NOW("now");

  private final String wire;

  MeasureExpressionKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
