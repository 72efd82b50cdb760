package io.sluice.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** What a fault does with one request: what its rule says, and chance. */
final class FaultOptions {
  private final JsonNode rule;
  private final SplittableRandom chance;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * Options of one request.
   *
   * @param rule the rule as given
   * @param chance draws that follow from seed, rule, route and ordinal
   */
  FaultOptions(JsonNode rule, SplittableRandom chance) {
    this.rule = rule;
    this.chance = chance;
  }

  /** The fields that were asked for so far: what the fault knows. */
  Set<String> asked() {
    return asked;
  }

  /**
   * A whole number of the rule; {@code [low, high]} draws one.
   *
   * @throws InvalidRuleException when it is neither, or out of bounds
   */
  long number(String name, long usual, long most) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return usual;
    }
    boolean range =
        value.isArray()
            && value.size() == 2
            && value.get(0).isIntegralNumber()
            && value.get(1).isIntegralNumber();
    boolean whole = range || value.isIntegralNumber();
    long low = range ? value.get(0).asLong(-1) : value.asLong(-1);
    long high = range ? value.get(1).asLong(-1) : low;
    if (!whole || low < 0 || high < low || high > most) {
      throw new InvalidRuleException(
          name,
          "%s must be a whole number from 0 to %d, or two of them as [low, high], not %s."
              .formatted(name, most, value));
    }
    return low == high ? low : chance.nextLong(low, high + 1);
  }

  /**
   * A text of the rule.
   *
   * @throws InvalidRuleException when it is something else; a number counts as its text
   */
  String text(String name, String usual) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isTextual() && !value.isNumber()) {
      throw new InvalidRuleException(name, name + " must be a text, not " + value + ".");
    }
    return value.asText();
  }

  /**
   * A yes or no of the rule.
   *
   * @throws InvalidRuleException when it is something else
   */
  boolean flag(String name) {
    JsonNode value = value(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new InvalidRuleException(name, name + " must be true or false, not " + value + ".");
    }
    return value.asBoolean(false);
  }

  private JsonNode value(String name) {
    asked.add(name);
    return rule.path(name);
  }
}
