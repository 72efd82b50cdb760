package io.sluice.simulator.wire;

/** How a segment rule compares an attribute. */
public enum ComparisonOperator implements WireEnum {
  EQUALS("equals"),
  NOT_EQUALS("notEquals"),
  GREATER_THAN("greaterThan"),
  GREATER_THAN_OR_EQUAL_TO("greaterThanOrEqualTo"),
  LESS_THAN("lessThan"),
  LESS_THAN_OR_EQUAL_TO("lessThanOrEqualTo"),
  ANY("any"),
  CONTAINS("contains"),
  STARTS_WITH("startsWith"),
  ENDS_WITH("endsWith"),
  IS_NULL("isNull"),
  IS_NOT_NULL("isNotNull"),
  ALL("all"),
  IS_IN("isIn"),
  IS_WITHIN_LAST("isWithinLast"),
  IS_BETWEEN("isBetween"),
  IS_NOT_BETWEEN("isNotBetween"),
  YEAR_TO_DATE("yearToDate"),
  DAY_OF("dayOf"),
  MONTH_OF("monthOf"),
  YEAR_OF("yearOf"),
  DAY_OF_WEEK("dayOfWeek"),
  TIME_AT("timeAt"),
  CHILD_OF("childOf"),
  PARENT_OF("parentOf");

  private final String wire;

  ComparisonOperator(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
