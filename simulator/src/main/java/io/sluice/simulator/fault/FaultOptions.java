package io.sluice.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Parameters of a fault for one request: the fields of its rule, and the random source. */
final class FaultOptions {
  private final JsonNode rule;
  private final SplittableRandom chance;
  private final Set<String> fieldsRead = new LinkedHashSet<>();

  /**
   * Creates the options of one request.
   *
   * @param rule the rule as given
   * @param chance random source derived from seed, rule, route and ordinal
   */
  FaultOptions(JsonNode rule, SplittableRandom chance) {
    this.rule = rule;
    this.chance = chance;
  }

  /** The fields read so far, which are the fields that the fault accepts. */
  Set<String> fieldsRead() {
    return fieldsRead;
  }

  /**
   * A whole number; {@code [low, high]} draws one from the range.
   *
   * @throws InvalidRuleException if the value is neither, or out of bounds
   */
  long number(String name, long defaultValue, long max) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return defaultValue;
    }
    boolean range =
        value.isArray()
            && value.size() == 2
            && value.get(0).isIntegralNumber()
            && value.get(1).isIntegralNumber();
    boolean whole = range || value.isIntegralNumber();
    long low = range ? value.get(0).asLong(-1) : value.asLong(-1);
    long high = range ? value.get(1).asLong(-1) : low;
    if (!whole || low < 0 || high < low || high > max) {
      throw new InvalidRuleException(
          name,
          "%s must be a whole number from 0 to %d, or two of them as [low, high], not %s."
              .formatted(name, max, value));
    }
    return low == high ? low : chance.nextLong(low, high + 1);
  }

  /**
   * A text; a number is converted to text.
   *
   * @throws InvalidRuleException if the value has another type
   */
  String text(String name, String defaultValue) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return defaultValue;
    }
    if (!value.isTextual() && !value.isNumber()) {
      throw new InvalidRuleException(name, name + " must be a text, not " + value + ".");
    }
    return value.asText();
  }

  /**
   * A boolean.
   *
   * @throws InvalidRuleException if the value has another type
   */
  boolean flag(String name) {
    JsonNode value = value(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new InvalidRuleException(name, name + " must be true or false, not " + value + ".");
    }
    return value.asBoolean(false);
  }

  private JsonNode value(String name) {
    fieldsRead.add(name);
    return rule.path(name);
  }
}
