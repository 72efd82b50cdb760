package io.sluice.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;

/**
 * What a fault does with one request: what its rule says, and chance.
 *
 * @param rule the rule as given
 * @param chance draws that follow from seed, rule, route and ordinal
 */
record Options(JsonNode rule, SplittableRandom chance) {

  /**
   * A whole number of the rule; {@code [low, high]} draws one.
   *
   * @throws IllegalArgumentException when it is neither, or out of bounds
   */
  long number(String name, long usual, long most) {
    JsonNode value = rule.path(name);
    if (value.isMissingNode()) {
      return usual;
    }
    long low = value.isArray() ? value.path(0).asLong(-1) : value.asLong(-1);
    long high = value.isArray() ? value.path(1).asLong(-1) : low;
    boolean whole = value.isIntegralNumber() || (value.isArray() && value.size() == 2);
    if (!whole || low < 0 || high < low || high > most) {
      throw new IllegalArgumentException(
          "%s must be a whole number from 0 to %d, or two of them as [low, high], not %s."
              .formatted(name, most, value));
    }
    return low == high ? low : chance.nextLong(low, high + 1);
  }

  /** A text of the rule. */
  String text(String name, String usual) {
    return rule.path(name).asText(usual);
  }

  /** A yes or no of the rule. */
  boolean flag(String name) {
    return rule.path(name).asBoolean(false);
  }
}
