package io.sluice.wdl.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Inference through actions of type {@code Expression}, which apply one function to their inputs.
 */
final class CalculationShapes {
  private CalculationShapes() {}

  /**
   * Infers the result.
   *
   * @param kind the kind of the action in lower case
   * @param given the shapes of the inputs by name
   */
  static InferredShape of(String kind, Map<String, InferredShape> given) {
    given.forEach(
        (key, shape) -> {
          if (key.equals("baseTime") || key.endsWith("Time") || key.endsWith("time")) {
            shape.is(ExpectedType.DATE);
          } else if (key.endsWith("TimeZone")) {
            shape.is(ExpectedType.ZONE);
          } else if (key.equals("interval")) {
            shape.is(ExpectedType.INTEGER);
          } else if (key.equals("number")) {
            shape.is(ExpectedType.NUMBER);
          }
        });
    return switch (kind) {
      case "substring" -> text("substring", given, "text", "startIndex", "length");
      case "indexof" -> text("indexof", given, "text", "searchText");
      case "formatnumber" -> InferredShape.named("").is(ExpectedType.TEXT);
      case "converttimezone" -> converted(given);
      default -> InferredShape.named("").is(ExpectedType.DATE);
    };
  }

  private static InferredShape converted(Map<String, InferredShape> given) {
    InferredShape zone = given.get("sourceTimeZone");
    InferredShape time = given.get("baseTime");
    boolean local = zone != null && zone.constant() instanceof String name && !name.equals("UTC");
    if (local && time != null) {
      time.is(ExpectedType.LOCAL_DATE);
    }
    return InferredShape.named("").is(ExpectedType.DATE);
  }

  private static InferredShape text(
      String function, Map<String, InferredShape> given, String... names) {
    List<InferredShape> arguments = new ArrayList<>();
    for (String name : names) {
      if (given.containsKey(name)) {
        arguments.add(given.get(name));
      }
    }
    return arguments.isEmpty()
        ? InferredShape.named("")
        : FunctionShapes.ofCall(function, arguments, ConditionMode.WISHED);
  }
}
