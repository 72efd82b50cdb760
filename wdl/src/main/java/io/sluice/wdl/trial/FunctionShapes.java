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
   */
  static InferredShape ofCall(String function, List<InferredShape> given) {
    InferredShape first = given.get(0);
    return switch (function) {
      case "json", "xml", "tolower", "toupper", "trim", "binary" -> converted(function, first);
      case "first", "last" ->
          first.has(ExpectedType.TEXT)
              ? InferredShape.named("").is(ExpectedType.TEXT)
              : first.items();
      case "take", "skip", "reverse", "sort" -> first.is(ExpectedType.ARRAY);
      case "chunk", "split", "createarray", "array" -> newArray(function, given);
      case "range" -> {
        given.forEach(one -> one.is(ExpectedType.INTEGER));
        InferredShape numbers = InferredShape.named("");
        numbers.items().is(ExpectedType.INTEGER);
        yield numbers;
      }
      case "union", "intersection", "coalesce" -> all(given);
      case "if" -> {
        first.is(ExpectedType.BOOLEAN);
        yield given.size() > 2 ? all(given.subList(1, 3)) : InferredShape.named("");
      }
      case "addproperty", "setproperty", "removeproperty" -> first.is(ExpectedType.OBJECT);
      case "base64tostring", "decodebase64", "base64tobinary" -> first.decoded();
      case "equals", "greater", "greaterorequals", "less", "lessorequals", "min", "max" ->
          compared(function, given);
      case "contains" -> searched(given);
      case "xpath" -> {
        first.is(ExpectedType.XML);
        yield InferredShape.named("").is(ExpectedType.ARRAY);
      }
      default -> byTable(function, given);
    };
  }

  private static InferredShape converted(String function, InferredShape first) {
    if (function.equals("xml")) {
      return first.hasMembers() ? InferredShape.named("") : first.is(ExpectedType.XML);
    }
    return function.equals("json") || function.equals("binary")
        ? first
        : first.is(ExpectedType.TEXT);
  }

  private static InferredShape newArray(String function, List<InferredShape> given) {
    InferredShape array = InferredShape.named("");
    if (function.equals("split")) {
      boolean path = given.size() > 1 && given.get(1).samples().contains("/");
      given.get(0).is(ExpectedType.TEXT);
      given.get(0).is(path ? ExpectedType.PATH : ExpectedType.TEXT);
      array.items().is(ExpectedType.TEXT);
    } else if (function.equals("chunk")) {
      array.items().unify(given.get(0).is(ExpectedType.ARRAY));
    } else {
      given.forEach(one -> array.items().unify(one));
    }
    return array;
  }

  private static InferredShape all(List<InferredShape> given) {
    InferredShape shape = given.get(0);
    for (InferredShape other : given) {
      shape = shape.unify(other);
    }
    return shape;
  }

  private static InferredShape compared(String function, List<InferredShape> given) {
    boolean picks = function.equals("min") || function.equals("max");
    if (picks && given.size() == 1) {
      return given.get(0).items().is(ExpectedType.NUMBER);
    }
    InferredShape all = all(given);
    return picks ? all : InferredShape.named("").is(ExpectedType.BOOLEAN);
  }

  private static InferredShape searched(List<InferredShape> given) {
    if (given.size() > 1) {
      InferredShape where = given.get(0);
      InferredShape what = given.get(1);
      if (where.has(ExpectedType.ARRAY)) {
        where.items().unify(what);
      } else if (!what.samples().isEmpty() && what.samples().get(0) instanceof String text) {
        where.contains(text);
      }
    }
    return InferredShape.named("").is(ExpectedType.BOOLEAN);
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
    if (FunctionTypes.keepsForm(function)) {
      return given.get(0);
    }
    return types.result() == null ? result : result.is(types.result());
  }
}
