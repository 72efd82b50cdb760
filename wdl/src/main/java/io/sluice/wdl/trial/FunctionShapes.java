package io.sluice.wdl.trial;

import java.util.List;

/** Inference through function calls: adds requirements to the arguments, infers the result. */
final class FunctionShapes {
  private FunctionShapes() {}

  /**
   * Infers the result of a call.
   *
   * @param function the name in lower case
   * @param given the shapes of the arguments, at least one
   * @param mode whether a condition that contains the call should hold
   */
  static InferredShape ofCall(String function, List<InferredShape> given, ConditionMode mode) {
    InferredShape first = given.get(0);
    InferredShape text = TextShapes.ofCall(function, given);
    if (text != null) {
      return text;
    }
    return switch (function) {
      case "json" -> first.is(ExpectedType.JSON);
      case "binary" -> first;
      case "first", "last" ->
          first.has(ExpectedType.TEXT)
              ? InferredShape.named("").is(ExpectedType.TEXT)
              : function.equals("first") ? first.item(0) : first.items();
      case "take", "skip", "reverse", "sort", "chunk", "createarray", "array", "range" ->
          array(function, given);
      case "union", "intersection" -> combined(given);
      case "coalesce" -> all(given);
      case "if" -> {
        first.is(ExpectedType.BOOLEAN);
        yield given.size() > 2 ? all(given.subList(1, 3)) : InferredShape.named("");
      }
      case "addproperty" -> {
        if (given.size() > 1 && given.get(1).constant() instanceof String key) {
          first.needs().absent(key);
        }
        yield first.is(ExpectedType.OBJECT);
      }
      case "setproperty", "removeproperty" -> first.is(ExpectedType.OBJECT);
      case "base64tostring", "decodebase64", "base64tobinary" -> first.decoded();
      case "empty" -> measured(first, ExpectedType.BOOLEAN, mode);
      case "length" -> {
        InferredShape length = measured(first, ExpectedType.INTEGER, ConditionMode.WISHED);
        length.needs().lengthOf(first);
        yield length;
      }
      case "equals", "greater", "greaterorequals", "less", "lessorequals", "min", "max" ->
          ComparedShapes.ofCall(function, given, mode);
      default -> byTable(function, given);
    };
  }

  private static InferredShape measured(
      InferredShape value, ExpectedType result, ConditionMode mode) {
    value.needs().mark(ValueNeeds.Need.MEASURED);
    if (mode == ConditionMode.REQUIRED) {
      value.needs().mark(ValueNeeds.Need.BLANK);
    }
    return InferredShape.named("").is(result);
  }

  private static InferredShape array(String function, List<InferredShape> given) {
    InferredShape array = InferredShape.named("");
    switch (function) {
      case "chunk" -> array.items().unify(given.get(0).is(ExpectedType.ARRAY));
      case "range" -> {
        given.forEach(one -> one.is(ExpectedType.INTEGER));
        array.items().is(ExpectedType.INTEGER);
      }
      case "createarray", "array" -> given.forEach(one -> array.items().unify(one));
      default -> {
        return given.get(0).is(ExpectedType.ARRAY);
      }
    }
    return array;
  }

  /** Arrays, unless one of them is known to be an object. */
  private static InferredShape combined(List<InferredShape> given) {
    InferredShape all = all(given);
    return all.hasMembers() || all.has(ExpectedType.OBJECT) ? all : all.is(ExpectedType.ARRAY);
  }

  private static InferredShape all(List<InferredShape> given) {
    InferredShape shape = given.get(0);
    for (InferredShape other : given) {
      shape = shape.unify(other);
    }
    return shape;
  }

  private static InferredShape byTable(String function, List<InferredShape> given) {
    FunctionTypes types = FunctionTypes.of(function);
    InferredShape result = InferredShape.named("");
    if (types == null) {
      return result;
    }
    for (int i = 0; i < given.size(); i++) {
      ExpectedType type = types.argument(i);
      if (type != null) {
        given.get(i).is(type);
      }
    }
    special(function, given);
    if (FunctionTypes.keepsForm(function) || FunctionTypes.converts(function)) {
      return given.get(0);
    }
    return types.result() == null ? result : result.is(types.result());
  }

  /** Requirements that depend on the other arguments. */
  private static void special(String function, List<InferredShape> given) {
    boolean hasSecond = given.size() > 1;
    if (function.equals("datedifference") && hasSecond) {
      given.get(0).needs().mark(ValueNeeds.Need.START);
      given.get(1).needs().mark(ValueNeeds.Need.END);
    } else if (function.equals("converttimezone")
        && hasSecond
        && given.get(1).constant() instanceof String zone
        && !zone.equalsIgnoreCase("UTC")) {
      given.get(0).is(ExpectedType.LOCAL_DATE);
    } else if (function.equals("parsedatetime")
        && given.size() > 2
        && given.get(2).constant() instanceof String format) {
      ConstantExpressions.exampleDate(format).ifPresent(given.get(0)::sample);
    }
  }
}
